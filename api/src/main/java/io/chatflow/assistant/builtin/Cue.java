package io.chatflow.assistant.builtin;

import java.util.List;
import java.util.regex.Pattern;

/// A sign in a message that speaks for an intent, or against it when its weight is negative: all of `wanted` occur and
/// none of `unwanted`.
record Cue(double weight, List<Pattern> wanted, List<Pattern> unwanted) {

    boolean occursIn(String message) {
        return wanted.stream().allMatch(pattern -> pattern.matcher(message).find())
                && unwanted.stream()
                        .noneMatch(pattern -> pattern.matcher(message).find());
    }
}
