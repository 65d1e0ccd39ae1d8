package io.chatflow.assistant.turns;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Mood;
import io.chatflow.assistant.routes.Routes;
import io.chatflow.assistant.traces.Trace;
import io.chatflow.assistant.traces.TracedMoods;
import io.chatflow.assistant.traces.Traces;
import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.Conversations;
import io.chatflow.conversations.NewEntry;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.EntryKind;
import io.chatflow.realtime.protocol.Priority;
import io.chatflow.routing.Handoffs;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Ends a turn: the answer's entry, the handoff if there is one, and the mark that it is done, all or nothing.
@Singleton
class Settlement {

    private final TurnRepository turns;
    private final Conversations conversations;
    private final Handoffs handoffs;
    private final AnswerData data;
    private final Summary summary;
    private final Routes routes;
    private final Traces traces;
    private final TracedMoods moods;
    private final Clock clock;

    Settlement(
            TurnRepository turns,
            Conversations conversations,
            Handoffs handoffs,
            AnswerData data,
            Summary summary,
            Routes routes,
            Traces traces,
            TracedMoods moods,
            Clock clock) {
        this.turns = turns;
        this.conversations = conversations;
        this.handoffs = handoffs;
        this.data = data;
        this.summary = summary;
        this.routes = routes;
        this.traces = traces;
        this.moods = moods;
        this.clock = clock;
    }

    /// False when the answer was not said: people had taken over, or another runner ended the turn.
    @Transactional
    boolean settle(Turn turn, UUID holder, Questions.Asked asked, Answer answer, Trace trace) {
        if (!end(turn, holder, "answered")) {
            return false;
        }
        var entry = NewEntry.answer(
                AnswerData.kind(answer),
                answer.text(),
                data.signed(answer, asked.question().settings().name()),
                turn.clientId(),
                turn.draftId());
        var mood = mood(turn, answer);
        var said = new AtomicBoolean();
        var place = new AtomicLong();
        // Under the lock of the conversation: whoever takes over now waits, or has done it before and is seen here.
        conversations.change(turn.tenant(), turn.conversation(), found -> {
            said.set(found.status() == ConversationStatus.pending);
            place.set(found.lastSeq() + 1);
            return said.get() ? answered(found, entry, mood) : Change.none(found);
        });
        if (said.get()) {
            var site = asked.sources().site().id();
            traces.keep(turn.tenant(), site, turn.conversation(), place.get(), turn.seq(), trace);
        }
        if (said.get() && answer.handOff() != null) {
            handOver(turn, asked, answer, mood);
        }
        return said.get();
    }

    /// People get the conversation, without a word of the assistant: it does not answer at this time.
    @Transactional
    void passOn(Turn turn, UUID holder, Questions.Asked asked) {
        if (end(turn, holder, "skipped")) {
            handOver(turn, asked, Answer.handingOff("off", "", Answer.Reason.off, List.of()), null);
        }
    }

    /// With this message; null where its tone cannot be told.
    private @Nullable Mood mood(Turn turn, Answer answer) {
        var now = answer.reading() == null ? null : answer.reading().sentiment();
        if (now == null) {
            return null;
        }
        var heard = new ArrayList<>(List.of(now));
        heard.addAll(moods.heard(turn.tenant(), turn.conversation()));
        return Mood.of(heard).orElseThrow();
    }

    /// Who is getting unhappier should not wait behind everybody when people take over: staff see why it is urgent.
    private static Change answered(Conversation found, NewEntry entry, @Nullable Mood mood) {
        if (mood == null || !mood.worsening() || found.priority().compareTo(Priority.high) >= 0) {
            return Change.to(found, entry);
        }
        var data = Map.<String, Object>of(
                "type",
                "priority",
                "from",
                found.priority().name(),
                "to",
                Priority.high.name(),
                "because",
                "sentiment");
        var told = new NewEntry(EntryKind.event, Author.ASSISTANT, null, List.of(), data, true, null, null);
        return Change.to(found.with(Priority.high), entry, told);
    }

    private void handOver(Turn turn, Questions.Asked asked, Answer answer, @Nullable Mood mood) {
        var reason = answer.handOff().reason();
        var route = routes.of(turn.tenant(), reason);
        handoffs.handOff(
                turn.tenant(),
                turn.conversation(),
                Author.ASSISTANT,
                reason.name(),
                summary.of(asked, answer, route, mood),
                new Handoffs.Urgency(route.priority(), route.teamId()));
    }

    @Transactional
    void skip(Turn turn, UUID holder) {
        end(turn, holder, "skipped");
    }

    private boolean end(Turn turn, UUID holder, String state) {
        return turns.end(turn.tenant(), turn.conversation(), turn.seq(), holder, state, clock.instant()) == 1;
    }
}
