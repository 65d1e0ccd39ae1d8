package io.chatflow;

import io.chatflow.evaluate.Evaluation;
import io.chatflow.platform.database.UnsafeRoleException;
import io.chatflow.platform.database.embedded.DatabaseStartException;
import java.net.BindException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ChatFlow service: one process, one PostgreSQL. With `evaluate` as the first word, a measurement instead.
public final class Application {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private Application() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("evaluate")) {
            System.exit(Evaluation.run(List.of(arguments).subList(1, arguments.length)));
        }
        var service = new Service(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
        try {
            service.start();
        } catch (RuntimeException failure) {
            explain(failure);
            System.exit(1);
        }
    }

    /// In the words for the person at the terminal, where the failure has them.
    private static void explain(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case DatabaseStartException refused -> System.err.println(refused.getMessage());
                case UnsafeRoleException refused -> System.err.println(refused.getMessage());
                case BindException taken ->
                    System.err.println("The port is taken. Stop the program that uses it, or choose another:"
                            + " bin/run --port N, or CHATFLOW_PORT.");
                default -> {
                    continue;
                }
            }
            return;
        }
        LOG.error("ChatFlow cannot start", failure);
    }
}
