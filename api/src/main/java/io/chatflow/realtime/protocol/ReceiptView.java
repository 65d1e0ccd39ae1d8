package io.chatflow.realtime.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;

/// How far a reader has received and read. Visitors see the staff as one reader without an id.
public record ReceiptView(
        @JsonProperty(required = true) Reader reader,
        @JsonProperty(required = true) long deliveredSeq,
        @JsonProperty(required = true) long readSeq) {

    public record Reader(
            @JsonProperty(required = true) AuthorKind kind,
            @Nullable String id) {}
}
