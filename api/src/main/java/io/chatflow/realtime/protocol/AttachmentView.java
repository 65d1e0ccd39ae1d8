package io.chatflow.realtime.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;

/// A file on an entry: size in bytes, width and height in pixels where it is an image.
public record AttachmentView(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String type,
        @JsonProperty(required = true) long size,
        @Nullable Integer width,
        @Nullable Integer height) {}
