package io.chatflow.conversations.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.conversations.Author;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.NewEntry;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.nodes.Nodes;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.tenants.StaffId;
import io.chatflow.testing.Explained;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.micronaut.context.event.ApplicationEventPublisher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What everybody waits for goes by an index in a tenant that has grown old, as the role that the tenant wall binds.
/// The
/// tenant stands in a transaction that is never committed.
class PlansTest {

    private static final UUID TENANT = UUID.randomUUID();
    private static final int CONVERSATIONS = 10_000;
    private static final int ENTRIES_EACH = 5;

    private static final String CONVERSATIONS_OF_YEARS = """
            INSERT INTO conversation (tenant_id, id, site_id, contact_id, status, resolved_from, resolved_at,
                assignee_agent_id, last_seq, last_public_seq, created_at, updated_at)
            SELECT '%1$s', md5('conversation ' || n)::uuid, md5('site')::uuid, md5('contact ' || n %% 15000)::uuid,
                CASE WHEN n %% 50 = 0 THEN 'open' ELSE 'resolved' END,
                CASE WHEN n %% 50 = 0 THEN NULL ELSE 'open' END, CASE WHEN n %% 50 = 0 THEN NULL ELSE now() END,
                md5('agent ' || n %% 20)::uuid, %3$d, %3$d, now(), now() - n * interval '1 minute'
            FROM generate_series(1, %2$d) AS n
            """;

    private static final String THEIR_ENTRIES = """
            INSERT INTO entry (tenant_id, conversation_id, seq, prev_public_seq, id, kind, author_kind, author_id, at,
                private, text, client_id)
            SELECT '%1$s', md5('conversation ' || n)::uuid, seq, seq - 1, gen_random_uuid(), 'message', 'contact',
                md5('contact ' || n %% 15000)::uuid, now() - n * interval '1 hour', false,
                'word' || n %% 5000 || ' is said here', gen_random_uuid()
            FROM generate_series(1, %2$d) AS n, generate_series(1, %3$d) AS seq
            ORDER BY n DESC
            """;

    private static final ConversationId KNOWN = new ConversationId(uuid("conversation 77"));

    private static Connection connection;
    private static Explained explained;

    private final TenantId tenant = new TenantId(TENANT);
    private final Rows rows = new Rows(new ObjectMapper());
    private final HeadQueries heads = new HeadQueries(rows);
    private final EntryTable entries = new EntryTable(rows);
    private final ConversationTable conversations = new ConversationTable(rows);

    @BeforeAll
    static void growOld() throws SQLException {
        TestService.baseUrl();
        connection = TestDatabase.server().getPostgresDatabase().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL session_replication_role = replica");
            statement.execute(CONVERSATIONS_OF_YEARS.formatted(TENANT, CONVERSATIONS, ENTRIES_EACH));
            statement.execute(THEIR_ENTRIES.formatted(TENANT, CONVERSATIONS, ENTRIES_EACH));
            statement.execute("ANALYZE conversation, entry");
            statement.execute("SET LOCAL session_replication_role = origin");
            statement.execute("SELECT set_config('chatflow.tenants', '" + TENANT + "', true)");
            statement.execute("SET LOCAL ROLE chatflow_app");
        }
        explained = new Explained(connection);
    }

    @AfterAll
    static void forget() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void lists_go_by_an_index() throws SQLException {
        for (var filter : List.of(
                filter(null, false, null),
                filter(ConversationStatus.open, false, null),
                filter(ConversationStatus.resolved, false, null),
                filter(null, true, new StaffId(uuid("agent 10"))))) {
            assertThat(heads.list(explained.connection(), tenant, filter)).isNotEmpty();
        }

        assertNothingIsReadThrough();
    }

    @Test
    void searching_all_history_goes_by_an_index() throws SQLException {
        long before = readThrough();
        for (var words : List.of("word77", "said word4321", "wrod321")) {
            var filter = new HeadFilter(
                    null, false, null, false, null, null, words, List.of("english", "german"), null, null, 50);
            assertThat(heads.list(explained.connection(), tenant, filter))
                    .as(words)
                    .isNotEmpty();
        }

        assertThat(readThrough()).isEqualTo(before);
        assertThat(explained.plans())
                .hasSize(3)
                .allSatisfy(plan -> assertThat(plan)
                        .as("only what was found is looked at")
                        .containsPattern("Index Cond: .*id = ANY"));
    }

    @Test
    void what_was_said_lately_is_found_first_however_often_it_was_said_before() throws SQLException {
        var filter = new HeadFilter(
                null, false, null, false, null, null, "said", List.of("english", "german"), null, null, 50);

        assertThat(heads.list(connection, tenant, filter))
                .extracting(Conversation::id)
                .isEqualTo(IntStream.rangeClosed(1, 50)
                        .mapToObj(number -> new ConversationId(uuid("conversation " + number)))
                        .toList());
    }

    @Test
    void searching_goes_by_the_words_with_the_plan_that_is_made_for_a_small_tenant() throws SQLException {
        try (var other = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("CREATE TEMPORARY TABLE entry (LIKE public.entry INCLUDING INDEXES)");
            statement.execute("""
                    INSERT INTO entry (tenant_id, conversation_id, seq, prev_public_seq, id, kind, author_kind,
                        author_id, at, private, text)
                    SELECT md5((n / 5)::text)::uuid, md5(n::text)::uuid, n, 0, gen_random_uuid(), 'message', 'system',
                        gen_random_uuid(), now(), false, 'word' || n
                    FROM generate_series(1, 20000) AS n
                    """);
            statement.execute("ANALYZE entry");
            assertThat(genericPlan(other, """
                            SELECT FROM entry
                            WHERE tenant_id = ? AND text IS NOT NULL AND search.folded(text) @@ ?
                              AND search.month(at) = ? LIMIT 20000
                            """))
                    .containsPattern("Index Cond: .* AND \\(search.folded\\(text\\) @@ ")
                    .doesNotContain("Filter:");
            other.rollback();
        }
    }

    /// How often a statement of this transaction read a whole table; what functions do shows in no plan.
    private static long readThrough() throws SQLException {
        return count("sum(seq_scan) FROM pg_stat_xact_user_tables WHERE relname IN ('conversation', 'entry')");
    }

    private static long count(String what) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + what)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void opening_and_resuming_go_by_an_index() throws SQLException {
        var own = heads.byId(explained.connection(), tenant, List.of(KNOWN)).getFirst();
        heads.ofContact(explained.connection(), tenant, own.contact(), 50);
        new CurrentConversation().find(explained.connection(), tenant, own.site(), own.contact());
        entries.after(explained.connection(), tenant, KNOWN, 3, Long.MAX_VALUE, true, 500);
        entries.before(explained.connection(), tenant, KNOWN, Long.MAX_VALUE, false, 50);
        assertThat(entries.at(explained.connection(), tenant, Map.of(KNOWN, 4L)))
                .hasSize(1);

        assertNothingIsReadThrough();
    }

    @Test
    void appending_goes_by_an_index() throws SQLException {
        var locked = conversations.lock(explained.connection(), tenant, KNOWN).orElseThrow();
        var message = NewEntry.message(
                Author.contact(new ContactId(uuid("contact 77"))), "A \"new\" one", List.of(), UUID.randomUUID());
        var entry = Entry.next(locked, message, Instant.now());
        var key = new EntryTable.ClientKey(tenant, entry.author(), entry.clientId());
        assertThat(entries.ofClients(explained.connection(), Set.of(key))).isEmpty();
        book().append(explained.connection(), List.of(locked.appended(false, Instant.now())), List.of(entry));

        assertNothingIsReadThrough();
        assertThat(entries.ofClients(connection, Set.of(key)).get(key).text()).isEqualTo("A \"new\" one");
    }

    /// They would be made of the words of thirty thousand texts, each time.
    @Test
    void no_index_over_what_was_said_is_given_statistics() throws SQLException {
        assertThat(count("""
                count(*)
                FROM pg_index
                JOIN pg_attribute ON attrelid = indexrelid
                WHERE indrelid = 'entry'::regclass AND indexprs IS NOT NULL AND indkey[attnum - 1] = 0
                  AND attstattarget IS DISTINCT FROM 0
                """)).isZero();
    }

    @Test
    void a_message_of_the_same_minute_writes_no_index_of_its_head() throws SQLException {
        var hot = "n_tup_hot_upd FROM pg_stat_xact_user_tables WHERE relname = 'conversation'";
        long before = count(hot);
        var head = conversations
                .lock(connection, tenant, new ConversationId(uuid("conversation 78")))
                .orElseThrow();

        book().append(
                        connection,
                        List.of(head.appended(true, head.updatedAt().truncatedTo(ChronoUnit.MINUTES))),
                        List.of());

        assertThat(count(hot)).isEqualTo(before + 1);
    }

    @Test
    void appending_goes_by_an_index_with_the_plan_that_is_made_once() throws SQLException {
        for (var statement : List.of(
                ConversationTable.LOCK,
                EntryTable.OF_CLIENTS,
                ConversationTable.GROW,
                ConversationTable.GROW_KNOWN,
                EntryTable.INSERT)) {
            assertThat(genericPlan(statement))
                    .doesNotContain("Seq Scan on conversation")
                    .doesNotContain("Seq Scan on entry");
        }
    }

    @Test
    void appending_goes_by_an_index_where_the_plan_is_made_while_the_tables_are_small() throws SQLException {
        try (var young = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = young.createStatement()) {
            young.setAutoCommit(false);
            statement.execute("CREATE TEMPORARY TABLE conversation (LIKE public.conversation INCLUDING INDEXES)");
            statement.execute("ANALYZE conversation");
            for (var sql : List.of(
                    ConversationTable.LOCK,
                    ConversationTable.GROW_KNOWN,
                    LatestQuery.HEADS,
                    LatestQuery.LAST_ENTRIES)) {
                statement.execute(TenantTransactions.OPEN_WALL.replace("?", "''"));
                assertThat(genericPlan(young, sql)).contains("Index").doesNotContain("Seq Scan on conversation");
            }
            young.rollback();
        }
    }

    /// Whoever fills it writes all of it into the index, and the batch waits for that (decision 13).
    @Test
    void the_list_of_new_words_is_short() throws SQLException {
        try (var statement = connection.createStatement();
                var options = statement.executeQuery("SELECT reloptions FROM pg_class WHERE relname = 'entry_words'")) {
            assertThat(options.next()).isTrue();
            assertThat(options.getString(1)).contains("gin_pending_list_limit=256");
        }
    }

    private LedgerBook book() {
        return new LedgerBook(
                conversations,
                entries,
                ApplicationEventPublisher.noOp(),
                ApplicationEventPublisher.noOp(),
                TestService.context().getBean(Nodes.class),
                List.of(),
                List.of());
    }

    private static String genericPlan(String sql) throws SQLException {
        return genericPlan(connection, sql);
    }

    private static String genericPlan(Connection connection, String sql) throws SQLException {
        var parts = sql.split("\\?");
        var numbered = new StringBuilder(parts[0]);
        for (int parameter = 1; parameter < parts.length; parameter++) {
            numbered.append('$').append(parameter).append(parts[parameter]);
        }
        var plan = new StringBuilder();
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE appending AS " + numbered);
            var values = String.join(", ", Collections.nCopies(parts.length - 1, "NULL"));
            try (var lines = statement.executeQuery("EXPLAIN EXECUTE appending (" + values + ")")) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            statement.execute("DEALLOCATE appending");
            statement.execute("SET LOCAL plan_cache_mode = auto");
        }
        return plan.toString();
    }

    private static HeadFilter filter(ConversationStatus status, boolean unresolved, StaffId agent) {
        return new HeadFilter(status, unresolved, agent, false, null, null, null, List.of(), null, null, 50);
    }

    private static void assertNothingIsReadThrough() {
        assertThat(explained.plans())
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan)
                        .doesNotContain("Seq Scan on conversation")
                        .doesNotContain("Seq Scan on entry"));
    }

    /// As PostgreSQL makes it of md5.
    private static UUID uuid(String name) {
        try {
            var bits = ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8)));
            return new UUID(bits.getLong(), bits.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
