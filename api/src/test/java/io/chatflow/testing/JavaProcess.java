package io.chatflow.testing;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A program of ours as a process of its own, so that it can be killed.
public final class JavaProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final Path output;

    private JavaProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// With the class path of the tests; `environment` is added to that of the tests.
    public static JavaProcess start(Class<?> main, Map<String, String> environment, String... arguments) {
        try {
            var output = Files.createTempFile("chatflow-process-", ".log");
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    main.getName()));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new JavaProcess(builder.start(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Waits until the process has printed the words.
    public JavaProcess awaitOutput(String words) {
        await("print \"" + words + "\"", () -> output().contains(words));
        return this;
    }

    /// Its exit code, once it has ended by itself.
    public int awaitExit() {
        await("end", () -> !process.isAlive());
        return process.exitValue();
    }

    /// As `kill -9`: no shutdown hook runs.
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /// As `kill`, or Ctrl-C: an orderly end.
    public int terminate() {
        process.destroy();
        return awaitExit();
    }

    private void await(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            var endedWithout = !process.isAlive() && !condition.getAsBoolean();
            if (endedWithout || System.nanoTime() > deadline) {
                throw new AssertionError("The process did not " + what + ". It printed:\n" + output());
            }
            pause();
        }
    }

    private void pause() {
        try {
            process.waitFor(20, MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }
}
