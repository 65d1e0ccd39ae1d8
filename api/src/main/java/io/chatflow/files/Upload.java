package io.chatflow.files;

import io.micronaut.core.annotation.Nullable;

/// A file that was looked at and found acceptable.
record Upload(
        String name,
        String type,
        byte[] bytes,
        @Nullable Integer width,
        @Nullable Integer height) {}
