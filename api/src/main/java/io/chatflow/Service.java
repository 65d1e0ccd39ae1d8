package io.chatflow;

import io.chatflow.platform.database.embedded.EmbeddedDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running parts in their order: the database first, unless it is an external one, and last to stop.
final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final String[] arguments;
    private Optional<EmbeddedDatabase> database = Optional.empty();
    private Optional<ApplicationContext> context = Optional.empty();
    private boolean closed;

    Service(String[] arguments) {
        this.arguments = arguments;
    }

    /// Returns when the service answers requests. A call to `close` meanwhile waits for it, so that nothing
    /// is left running.
    synchronized void start() {
        if (closed) {
            return;
        }
        var dataDirectory =
                Path.of(setting("CHATFLOW_DATA_DIR").orElse(".chatflow")).toAbsolutePath();
        var properties = new HashMap<String, Object>(Map.of("chatflow.data-dir", dataDirectory.toString()));
        if (setting("DATASOURCES_DEFAULT_URL").isEmpty()) {
            database = Optional.of(database(dataDirectory));
            properties.putAll(database.get().properties());
        }
        context = Optional.of(ApplicationContext.builder(Application.class)
                .args(arguments)
                .properties(properties)
                .build());
        context.get().start();
        var server = context.get().getBean(EmbeddedServer.class).start();
        LOG.info("Ready on port {} after {} ms", server.getPort(), millisecondsSinceProcessStart());
    }

    /// `--fresh` begins anew: what the data directory held is deleted.
    private EmbeddedDatabase database(Path dataDirectory) {
        return List.of(arguments).contains("--fresh")
                ? EmbeddedDatabase.startAnew(dataDirectory)
                : EmbeddedDatabase.start(dataDirectory);
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    private static long millisecondsSinceProcessStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        context.ifPresent(Service::stop);
        database.ifPresent(EmbeddedDatabase::close);
        if (context.isPresent()) {
            LOG.info("Stopped");
        }
    }

    private static void stop(ApplicationContext context) {
        try {
            context.close();
        } catch (RuntimeException failure) {
            LOG.error("The service did not stop cleanly", failure);
        }
    }
}
