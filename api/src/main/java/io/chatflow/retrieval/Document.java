package io.chatflow.retrieval;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Something that can be found, in plain text. `locale` is a BCP 47 tag such as `en` or `pt-BR`. Of documents that
/// answer about as well, the one with the later `updatedAt` is found first.
public record Document(
        UUID id, String locale, Visibility visibility, String title, List<Section> sections, Instant updatedAt) {

    /// A part under one heading; the heading is empty before the first.
    public record Section(String heading, String text) {}
}
