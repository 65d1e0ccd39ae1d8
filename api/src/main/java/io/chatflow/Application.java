package io.chatflow;

import io.chatflow.platform.database.embedded.DatabaseStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ChatFlow service: one process, one PostgreSQL.
public final class Application {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private Application() {}

    public static void main(String[] arguments) {
        var service = new Service(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
        try {
            service.start();
        } catch (DatabaseStartException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        } catch (Exception failure) {
            LOG.error("ChatFlow cannot start", failure);
            System.exit(1);
        }
    }
}
