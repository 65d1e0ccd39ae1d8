package io.chatflow;

import io.micronaut.runtime.Micronaut;

/// The ChatFlow service: one process, one PostgreSQL.
public final class Application {

    private Application() {}

    public static void main(String[] arguments) {
        Micronaut.run(Application.class, arguments);
    }
}
