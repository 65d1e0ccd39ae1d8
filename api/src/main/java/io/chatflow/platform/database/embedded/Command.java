package io.chatflow.platform.database.embedded;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/// What a short-lived program answered. A program that is missing or does not end in time has failed, with
/// the reason as its output.
record Command(boolean succeeded, String output) {

    static Command run(List<String> program, Duration limit) {
        try {
            // A file, not a pipe: what pg_ctl starts inherits its output, and a pipe would stay open as long
            // as the server lives.
            var output = Files.createTempFile("chatflow-", ".out");
            try {
                return run(new ProcessBuilder(program).redirectErrorStream(true).redirectOutput(output.toFile()), limit)
                        .withOutput(Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException cannotStart) {
            return new Command(false, cannotStart.getMessage());
        }
    }

    private static Command run(ProcessBuilder builder, Duration limit) throws IOException {
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        var process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), MILLISECONDS)) {
                process.destroyForcibly();
                return new Command(false, "no end within " + limit.toSeconds() + " s; ");
            }
            return new Command(process.exitValue() == 0, "");
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", interrupted));
        }
    }

    private Command withOutput(String more) {
        return new Command(succeeded, output + more);
    }
}
