package io.chatflow.realtime.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;

/// Who wrote an entry. The assistant and the system have no id.
public record AuthorView(
        @JsonProperty(required = true) AuthorKind kind,
        @Nullable String id,
        @Nullable String name,
        @Nullable String avatarUrl) {}
