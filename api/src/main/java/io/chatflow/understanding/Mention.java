package io.chatflow.understanding;

/// An entity and where in the text it stands, from the first character to the one behind the last.
public record Mention(Entity entity, int from, int to) {

    boolean overlaps(int start, int end) {
        return from < end && start < to;
    }
}
