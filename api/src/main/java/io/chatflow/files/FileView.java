package io.chatflow.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;

/// An uploaded file. `type` is what its content is, `size` in bytes, `width` and `height` in pixels for pictures.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileView(
        FileId id,
        String name,
        String type,
        long size,
        @Nullable Integer width,
        @Nullable Integer height) {}
