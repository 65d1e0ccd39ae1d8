package io.chatflow.assistant.versions;

import io.chatflow.assistant.VersionId;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// `labels` is JSON.
@MappedEntity("assistant_version")
record VersionRow(
        @Id VersionId id,
        int number,
        VersionView.Status status,
        boolean active,
        @Nullable String failure,
        String labels,
        Instant createdAt,
        StaffId createdBy,
        @Nullable Instant trainedAt,
        int categories,
        int examples,
        int corrections,
        @Nullable Double accuracy,
        @Nullable Double threshold,
        @Nullable Integer passed,
        @Nullable Integer failed,
        @Nullable Integer passedBefore,
        @Nullable Integer failedBefore) {}
