package io.chatflow.platform.database.embedded;

import java.nio.file.Path;

/// A process that has an embedded database and nothing else.
final class DatabaseProcess {

    private DatabaseProcess() {}

    public static void main(String[] arguments) {
        try {
            var data = Path.of(arguments[0]);
            var database = arguments.length > 1 ? EmbeddedDatabase.startAnew(data) : EmbeddedDatabase.start(data);
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            System.out.println("ready " + database.properties().get("datasources.default.url"));
            Thread.currentThread().join();
        } catch (DatabaseStartException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
