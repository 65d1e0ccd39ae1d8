package io.chatflow.bench;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// What years leave behind in a tenant, written into the database at once: resolved conversations of ten messages.
///
/// Each has an order number of its own in its first message; "umbrella" stands in each tenth; a `word…` stands in
/// twenty messages, however many there are.
record Archive(TenantId tenant, SiteId site, int conversations) {

    static final int MESSAGES_EACH = 10;

    /// Messages that hold the same rare word.
    private static final int OF_A_WORD = 20;

    private static final String CONTACTS = """
            INSERT INTO contact (tenant_id, id, site_id, name, email, created_at, last_seen_at)
            SELECT '%1$s', md5('%1$s contact ' || n)::uuid, '%2$s', 'Shopper ' || n, 'shopper' || n || '@example.com',
                now() - interval '3 years', now()
            FROM generate_series(0, %3$d - 1) AS n
            """;

    private static final String CONVERSATIONS = """
            INSERT INTO conversation (tenant_id, id, site_id, contact_id, status, resolved_from, resolved_at, last_seq,
                last_public_seq, created_at, updated_at)
            SELECT '%1$s', md5('%1$s conversation ' || n)::uuid, '%2$s', md5('%1$s contact ' || n / 2)::uuid,
                'resolved', 'open', at, %4$d, %4$d, at, at
            FROM generate_series(0, %3$d - 1) AS n
            CROSS JOIN LATERAL (SELECT now() - interval '1 day' - n * interval '15 minutes' AS at) AS past
            """;

    private static final String ENTRIES = """
            INSERT INTO entry (tenant_id, conversation_id, seq, prev_public_seq, id, kind, author_kind, author_id, at,
                private, text, client_id)
            SELECT '%1$s', md5('%1$s conversation ' || n)::uuid, seq, seq - 1, gen_random_uuid(), 'message', 'contact',
                md5('%1$s contact ' || n / 2)::uuid, now() - interval '1 day' - n * interval '15 minutes', false,
                CASE WHEN seq = 1 THEN 'Where is my order AB' || lpad(n::text, 6, '0') || '? ' ELSE '' END
                    || CASE WHEN seq = 2 AND n %% 10 = 0 THEN 'It is the umbrella. ' ELSE '' END
                    || 'I bought it last week and chose the fast way, the mail says word' || lpad(((n * %4$d + seq) %% %5$d)::text, 6, '0'),
                gen_random_uuid()
            FROM generate_series(0, %3$d - 1) AS n, generate_series(1, %4$d) AS seq
            """;

    private static final String OTHER_TENANTS = """
            INSERT INTO tenant SELECT (jsonb_populate_record(own, jsonb_build_object(
                'tenant_id', md5('tenant ' || n)::uuid, 'name', 'Tenant ' || n))).*
            FROM tenant AS own, generate_series(1, %2$d) AS n WHERE own.tenant_id = '%1$s'
            """;

    private static final String THEIR_SITES = """
            INSERT INTO site SELECT (jsonb_populate_record(own, jsonb_build_object(
                'tenant_id', md5('tenant ' || tenant)::uuid, 'id', md5('site ' || tenant || ' ' || n)::uuid,
                'site_key', 'site-' || tenant || '-' || n))).*
            FROM site AS own, generate_series(1, %2$d) AS tenant, generate_series(1, %3$d) AS n
            WHERE own.tenant_id = '%1$s'
            """;

    private static final String THEIR_KEYS = """
            INSERT INTO site_key (site_key, tenant_id, site_id)
            SELECT site_key, tenant_id, id FROM site WHERE tenant_id <> '%1$s'
            """;

    void write(Postgres postgres) throws SQLException {
        execute(
                postgres,
                List.of(
                        CONTACTS.formatted(tenant.value(), site.value(), (conversations + 1) / 2),
                        CONVERSATIONS.formatted(tenant.value(), site.value(), conversations, MESSAGES_EACH),
                        ENTRIES.formatted(tenant.value(), site.value(), conversations, MESSAGES_EACH, words()),
                        "VACUUM ANALYZE contact, conversation, entry"));
    }

    /// Other tenants with sites like this one's.
    void addNeighbours(Postgres postgres, int tenants, int sitesEach) throws SQLException {
        execute(
                postgres,
                List.of(
                        OTHER_TENANTS.formatted(tenant.value(), tenants),
                        "INSERT INTO tenant_directory SELECT tenant_id FROM tenant ON CONFLICT DO NOTHING",
                        THEIR_SITES.formatted(tenant.value(), tenants, sitesEach),
                        THEIR_KEYS.formatted(tenant.value()),
                        "VACUUM ANALYZE tenant, tenant_directory, site, site_key"));
    }

    private static void execute(Postgres postgres, List<String> statements) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private int words() {
        return conversations * MESSAGES_EACH / OF_A_WORD;
    }

    /// A conversation that stands far from the one before it.
    String conversation(int number) {
        return new ConversationId(md5Uuid(tenant.value() + " conversation " + spread(number))).text();
    }

    String orderNumber(int number) {
        return "AB%06d".formatted(spread(number));
    }

    String word(int number) {
        return "word%06d".formatted(spread(number) % words());
    }

    private int spread(int number) {
        return (int) (number * 7919L % conversations);
    }

    /// As PostgreSQL's `md5(text)::uuid`.
    private static UUID md5Uuid(String text) {
        try {
            var digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
