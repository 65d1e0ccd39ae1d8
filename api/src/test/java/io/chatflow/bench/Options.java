package io.chatflow.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The command line: `[--scale | --nodes | --age | --assistant] [--peers DIR] [--load RATE SECONDS] -- COMMAND…`, the
/// last being the
/// service's.
public record Options(Subject subject, Optional<Path> peers, Optional<Load> load, List<String> command) {

    /// What is measured.
    public enum Subject {
        QUICK,
        SCALE,
        NODES,
        AGE,
        ASSISTANT
    }

    /// One open loop at 1,000 connections, to look at with a profiler.
    public record Load(int perSecond, int seconds) {}

    static Options of(String... arguments) {
        var subject = Subject.QUICK;
        Optional<Path> peers = Optional.empty();
        Optional<Load> load = Optional.empty();
        var words = new ArrayList<>(List.of(arguments));
        while (!words.isEmpty()) {
            var word = words.removeFirst();
            switch (word) {
                case "--scale" -> subject = Subject.SCALE;
                case "--nodes" -> subject = Subject.NODES;
                case "--age" -> subject = Subject.AGE;
                case "--assistant" -> subject = Subject.ASSISTANT;
                case "--peers" -> peers = Optional.of(Path.of(words.removeFirst()));
                case "--load" ->
                    load = Optional.of(
                            new Load(Integer.parseInt(words.removeFirst()), Integer.parseInt(words.removeFirst())));
                case "--" -> {
                    return new Options(subject, peers, load, List.copyOf(words));
                }
                default -> throw new IllegalArgumentException("There is no option " + word);
            }
        }
        throw new IllegalArgumentException("The service's command is missing");
    }

    /// The service's command with another option for its virtual machine.
    List<String> commandWith(String option) {
        var with = new ArrayList<>(command);
        with.add(1, option);
        return with;
    }
}
