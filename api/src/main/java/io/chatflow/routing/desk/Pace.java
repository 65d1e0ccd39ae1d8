package io.chatflow.routing.desk;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// How fast a queue moved lately: seconds of waiting for each place. Formula: of those who were taken from it, the
/// sum of the seconds they waited by the sum of the positions at which they had come in.
record Pace(@Nullable Double secondsPerPlace) {

    /// How long someone waited who was taken from the queue, and at which position they had come in.
    @Introspected
    record Waited(int waitedSeconds, int enteredPosition) {}

    static Pace of(List<Waited> lately) {
        int places = lately.stream().mapToInt(Waited::enteredPosition).sum();
        double seconds = lately.stream().mapToInt(Waited::waitedSeconds).sum();
        return new Pace(places == 0 ? null : seconds / places);
    }

    /// Null while nobody was taken from the queue lately: nothing is known then, and nothing is made up.
    @Nullable
    Long estimatedSeconds(int position) {
        return secondsPerPlace == null ? null : Math.max(1, Math.round(secondsPerPlace * position));
    }
}
