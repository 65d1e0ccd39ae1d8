package io.chatflow.files;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/// The row.
@Introspected
@MappedEntity("file")
record StoredFile(
        @Id FileId id,
        String name,
        String type,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        String storedAs,
        UUID uploadedBy,
        boolean byStaff,
        @Nullable UUID attachedContact) {

    FileView view() {
        return new FileView(id, name, type, size, width, height);
    }
}
