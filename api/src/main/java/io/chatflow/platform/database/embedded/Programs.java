package io.chatflow.platform.database.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL's own programs, started as the user they accept.
record Programs(Path home, Unprivileged user) {

    static final int MAJOR_VERSION = 18;

    /// @throws DatabaseStartException with the program's own words when it fails
    void run(Duration limit, String program, String... arguments) {
        var answer = attempt(limit, program, arguments);
        if (!answer.succeeded()) {
            throw new DatabaseStartException(
                    "PostgreSQL's " + program + " failed: " + answer.output().strip());
        }
    }

    Command attempt(Duration limit, String program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return Command.run(user.command(command), limit);
    }
}
