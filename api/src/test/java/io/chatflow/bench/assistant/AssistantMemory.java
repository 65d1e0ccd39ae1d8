package io.chatflow.bench.assistant;

import io.chatflow.bench.Postgres;
import io.chatflow.bench.ServiceUnderTest;
import io.chatflow.bench.Table;
import io.chatflow.bench.Usage;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.testing.TestTenant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// What a thousand tenants with fifty articles each cost in memory while a hundred of them are asked. The first
/// tenant's articles are written by the front door and copied to the others in the database.
final class AssistantMemory {

    private static final int TENANTS = 1000;
    private static final int ACTIVE = 100;
    private static final int ARTICLES = 50;
    private static final int QUESTIONS = 10;
    private static final int AT_ONCE = 2;
    private static final long KILOBYTES_IN_A_MEGABYTE = 1024;
    private static final List<String> SAYINGS = List.of(
            "You can return thing number %1$d within %2$d days of delivery; fill in the form in your account.",
            "Delivery of thing number %1$d costs %2$d euros and takes three to five working days.",
            "The guarantee of thing number %1$d is %2$d months; keep the invoice.",
            "Clean thing number %1$d with clear water and let it dry for %2$d hours.",
            "Thing number %1$d comes in %2$d colours; the shop shows which are in stock.");

    private static final String MORE_TENANTS = """
            WITH more AS (
                INSERT INTO tenant (tenant_id, name, created_at)
                SELECT gen_random_uuid(), 'Another tenant', now()
                FROM generate_series((SELECT count(*) FROM tenant) + 1, %d)
                RETURNING tenant_id)
            INSERT INTO tenant_directory (tenant_id) SELECT tenant_id FROM more;
            """;
    private static final String COPIES = """
            INSERT INTO article (tenant_id, id, title, body, locale, visibility, status, created_at, updated_at)
            SELECT other.tenant_id, id, title, body, locale, visibility, status, created_at, updated_at
            FROM article, tenant_directory AS other
            WHERE article.tenant_id = $first AND other.tenant_id <> $first;
            INSERT INTO passage (tenant_id, document_id, place, language, visibility, title, heading, body, vector, vector_model)
            SELECT other.tenant_id, document_id, place, language, visibility, title, heading, body, vector, vector_model
            FROM passage, tenant_directory AS other
            WHERE passage.tenant_id = $first AND other.tenant_id <> $first;
            INSERT INTO passage_version (tenant_id, version)
            SELECT tenant_id, gen_random_uuid() FROM tenant_directory WHERE tenant_id <> $first;
            """;

    private AssistantMemory() {}

    /// Fifty articles of some two hundred words.
    static void write(TestTenant shop) {
        for (int number = 0; number < ARTICLES; number++) {
            var body = new StringBuilder();
            for (int paragraph = 0; paragraph < 3; paragraph++) {
                for (var saying : SAYINGS) {
                    body.append(saying.formatted(number, number * 7 % 60 + paragraph + 1))
                            .append(' ');
                }
                body.append("\n\n");
            }
            var written = shop.supervisor()
                    .post(
                            "/api/v1/articles",
                            Map.of(
                                    "title", "All about thing number " + number,
                                    "body", body.toString(),
                                    "locale", "en",
                                    "visibility", "public",
                                    "status", "published"));
            if (written.status() != 201) {
                throw new IllegalStateException(written.raw().body());
            }
        }
    }

    static void measure(ServiceUnderTest service, Postgres postgres, Table table) throws Exception {
        var process = service.process().toHandle();
        var first = TestTenant.createAt(service.baseUrl(), 0);
        write(first);
        postgres.awaitQuiet();
        ask(first);
        long base = Usage.residentKilobytes(process);
        long heapBefore = Usage.heapAfterCollection(process);
        System.out.println("making " + TENANTS + " tenants …");
        var active = inParallel(ACTIVE, () -> TestTenant.createAt(service.baseUrl(), 0));
        copyArticles(postgres, TenantId.parse(first.id()));
        postgres.awaitQuiet();
        for (var tenant : active) {
            ask(tenant);
        }
        long resident = Usage.residentKilobytes(process);
        long heap = Usage.heapAfterCollection(process);
        table.add(
                "%,d tenants with %d articles each, %d of them asked".formatted(TENANTS, ARTICLES, ACTIVE),
                "resident %d MB above %d MB with one tenant; heap after a collection %d MB above %d MB"
                        .formatted(
                                (resident - base) / KILOBYTES_IN_A_MEGABYTE,
                                base / KILOBYTES_IN_A_MEGABYTE,
                                (heap - heapBefore) / KILOBYTES_IN_A_MEGABYTE,
                                heapBefore / KILOBYTES_IN_A_MEGABYTE));
    }

    private static void ask(TestTenant tenant) {
        for (int number = 0; number < QUESTIONS; number++) {
            var found = tenant.anonymous()
                    .get("/api/v1/help/" + tenant.siteKey() + "/search?q=how+to+clean+thing+number+" + number);
            if (found.body().path("data").isEmpty()) {
                throw new IllegalStateException("nothing found: " + found.raw().body());
            }
        }
    }

    /// Gives all other tenants, and as many more as are missing, what the first one has.
    private static void copyArticles(Postgres postgres, TenantId first) throws SQLException {
        try (var connection = postgres.connect("postgres")) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(MORE_TENANTS.formatted(TENANTS));
                statement.execute(COPIES.replace("$first", "'" + first.value() + "'"));
            }
            connection.commit();
        }
    }

    private static <T> List<T> inParallel(int count, Callable<T> work) throws InterruptedException, ExecutionException {
        var tasks = new ArrayList<Callable<T>>();
        for (int number = 0; number < count; number++) {
            tasks.add(work);
        }
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var results = new ArrayList<T>();
            for (var done : threads.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        }
    }
}
