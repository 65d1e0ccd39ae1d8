package io.chatflow.retrieval;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/// A passage as it is stored. `vector` is null until it is computed; `vectorModel` names the sentence model that made
/// it.
@MappedEntity("passage")
record PassageRow(
        @Id UUID documentId,
        Document.Kind kind,
        @Nullable UUID siteId,
        int place,
        String language,
        String visibility,
        String title,
        String heading,
        String body,
        Instant updatedAt,
        @Nullable byte[] vector,
        @Nullable String vectorModel) {

    /// What its meaning is taken of.
    String sentence() {
        return (title + "\n" + heading + "\n" + body).replace("\n\n", "\n").strip();
    }
}
