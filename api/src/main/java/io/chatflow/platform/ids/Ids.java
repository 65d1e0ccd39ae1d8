package io.chatflow.platform.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Makes and reads identifiers.
public final class Ids {

    private static final TimeBasedEpochGenerator TIME_ORDERED = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /// A new time-ordered UUID (version 7).
    public static UUID next() {
        return TIME_ORDERED.generate();
    }

    /// The same UUID (version 5) for the same name in the same space, on every node and after every restart.
    public static UUID derived(UUID space, String name) {
        return Generators.nameBasedGenerator(space).generate(name.getBytes(StandardCharsets.UTF_8));
    }

    /// The id that a client's word stands for; empty when the word is of another kind or no id at all.
    public static <T extends Id> Optional<T> parse(String prefix, String text, Function<UUID, T> kind) {
        if (!text.startsWith(prefix + "_")) {
            return Optional.empty();
        }
        return Base32.decode(text.substring(prefix.length() + 1)).map(kind);
    }
}
