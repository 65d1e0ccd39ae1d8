package io.chatflow.realtime.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One entry of a conversation's log, as one reader sees it. `prevSeq` is the `seq` of the entry before it that this
/// reader may see,
/// 0 for the first; `clientId` is shown to the author only; an erased entry keeps `seq`, `kind` and `at`.
public record EntryView(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) long seq,
        @JsonProperty(required = true) long prevSeq,
        @JsonProperty(required = true) EntryKind kind,
        @JsonProperty(required = true) AuthorView author,
        @JsonProperty(required = true) Instant at,
        @JsonProperty(value = "private", required = true) boolean isPrivate,
        @Nullable String text,
        @Nullable List<AttachmentView> attachments,
        @Nullable Map<String, Object> data,
        @Nullable UUID clientId,
        @Nullable String draftId,
        @Nullable Instant sourceAt,
        @Nullable Instant erasedAt) {}
