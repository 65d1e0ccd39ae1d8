package io.chatflow.platform.database.embedded;

import java.nio.file.Path;

/// A process that has an embedded database and nothing else.
final class DatabaseProcess {

    private DatabaseProcess() {}

    public static void main(String[] arguments) {
        try {
            var database = EmbeddedDatabase.start(Path.of(arguments[0]));
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
