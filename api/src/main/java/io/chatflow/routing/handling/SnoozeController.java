package io.chatflow.routing.handling;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.ConversationView;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Putting a conversation aside until a time or the visitor's next message, whichever comes first.
@Controller("/api/v1/conversations/{id}/snooze")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class SnoozeController {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final StaffChanges changes;
    private final Jobs jobs;
    private final WakeUp wakeUp;
    private final Clock clock;

    SnoozeController(StaffChanges changes, Jobs jobs, WakeUp wakeUp, Clock clock) {
        this.changes = changes;
        this.jobs = jobs;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    @Introspected
    record Snooze(@NotNull Instant until) {}

    @Put
    ConversationView put(StaffCaller caller, String id, @Valid @Body Snooze snooze) {
        var now = clock.instant();
        // The database keeps microseconds: what is compared later has to be what is written now.
        var until = snooze.until().truncatedTo(ChronoUnit.MICROS);
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw Problems.invalid("/until", "a time to come, at most " + LONGEST.toDays() + " days from now");
        }
        return changes.change(caller, id, "conversation.snoozed", found -> snoozed(caller, found, until));
    }

    /// Awake before its time; nothing when it does not sleep.
    @Delete
    ConversationView delete(StaffCaller caller, String id) {
        return changes.change(
                caller, id, "conversation.woken", found -> Progress.woken(found, Author.agent(caller.staff())));
    }

    private Change snoozed(StaffCaller caller, Conversation found, Instant until) {
        var instance = found.id().text() + "/" + until.toEpochMilli();
        jobs.schedule(wakeUp, instance, new WakeUp.Sleeper(found.tenant(), found.id()), until);
        return Progress.snoozed(found, until, Author.agent(caller.staff()));
    }
}
