package io.chatflow.conversations.web;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.live.Access;
import io.chatflow.conversations.live.Audience;
import io.chatflow.conversations.live.EntryViews;
import io.chatflow.conversations.live.NextEntry;
import io.chatflow.conversations.log.Entry;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.identity.Caller;
import io.chatflow.platform.web.PageRequest;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.EntryView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Duration;
import java.util.List;

/// Reading the log by HTTP; with `wait` the answer comes as soon as there is something.
@Controller("/api/v1/conversations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({io.chatflow.identity.Access.VISITOR, io.chatflow.identity.Access.STAFF})
class EntryController {

    private static final long WAIT_AT_MOST_SECONDS = 30;

    private final Access access;
    private final LogReader log;
    private final EntryViews views;
    private final NextEntry nextEntry;

    EntryController(Access access, LogReader log, EntryViews views, NextEntry nextEntry) {
        this.access = access;
        this.log = log;
        this.views = views;
        this.nextEntry = nextEntry;
    }

    record Entries(List<EntryView> data, long lastSeq) {}

    /// The entries after `afterSeq` or before `beforeSeq`; without either the newest page. `wait` in seconds.
    @Get("/{id}/entries")
    Entries list(
            Caller caller,
            String id,
            @Nullable @QueryValue Long afterSeq,
            @Nullable @QueryValue Long beforeSeq,
            @Nullable @QueryValue("wait") Integer wait,
            PageRequest page) {
        var conversation = access.find(caller, id);
        var reader = Audience.of(caller);
        if (afterSeq == null) {
            var entries = log.before(
                    conversation.tenant(),
                    conversation.id(),
                    beforeSeq == null ? Long.MAX_VALUE : notNegative("/beforeSeq", beforeSeq),
                    reader.seesPrivate(),
                    page.limit());
            return answer(entries, reader, conversation);
        }
        notNegative("/afterSeq", afterSeq);
        var entries = nextEntry.await(
                conversation.id(),
                () -> after(conversation, afterSeq, reader, page.limit()),
                Duration.ofSeconds(wait == null ? 0 : Math.clamp(wait, 0, WAIT_AT_MOST_SECONDS)));
        return answer(entries, reader, access.find(caller, id));
    }

    private List<Entry> after(Conversation conversation, long afterSeq, Audience reader, int limit) {
        return log.after(
                conversation.tenant(), conversation.id(), afterSeq, Long.MAX_VALUE, reader.seesPrivate(), limit);
    }

    private Entries answer(List<Entry> entries, Audience reader, Conversation conversation) {
        return new Entries(
                entries.stream().map(entry -> views.of(entry, reader)).toList(),
                reader.seesPrivate() ? conversation.lastSeq() : conversation.lastPublicSeq());
    }

    private static long notNegative(String pointer, long seq) {
        if (seq < 0) {
            throw Problems.invalid(pointer, "is negative");
        }
        return seq;
    }
}
