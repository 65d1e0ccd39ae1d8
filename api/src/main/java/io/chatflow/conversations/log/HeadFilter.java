package io.chatflow.conversations.log;

import io.chatflow.conversations.ConversationId;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/// Which conversations a list shows: what is null does not matter. `languages` are the text search configurations by
/// which
/// the words are understood. Latest first, after the position where one is given.
public record HeadFilter(
        @Nullable ConversationStatus status,
        boolean unresolved,
        @Nullable StaffId agent,
        boolean withoutAgent,
        @Nullable TeamId team,
        @Nullable SiteId site,
        @Nullable String words,
        List<String> languages,
        @Nullable Instant beforeUpdate,
        @Nullable ConversationId beforeId,
        int limit) {

    public static HeadFilter ofSite(SiteId site, int limit) {
        return new HeadFilter(null, false, null, false, null, site, null, List.of(), null, null, limit);
    }
}
