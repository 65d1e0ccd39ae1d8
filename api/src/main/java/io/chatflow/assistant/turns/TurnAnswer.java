package io.chatflow.assistant.turns;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.Reason;
import io.chatflow.assistant.settings.SiteSettings;
import io.chatflow.assistant.traces.Trace;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.Conversations;
import io.chatflow.realtime.protocol.ConversationStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One turn from question to entry.
@Singleton
class TurnAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(TurnAnswer.class);

    /// After so many tries that failed a person takes over.
    private static final int MOST_ATTEMPTS = 3;

    private final TurnRepository turns;
    private final Conversations conversations;
    private final Questions questions;
    private final SiteSettings settings;
    private final Composer composer;
    private final Writing writing;
    private final Settlement settlement;

    TurnAnswer(
            TurnRepository turns,
            Conversations conversations,
            Questions questions,
            SiteSettings settings,
            Composer composer,
            Writing writing,
            Settlement settlement) {
        this.turns = turns;
        this.conversations = conversations;
        this.questions = questions;
        this.settings = settings;
        this.composer = composer;
        this.writing = writing;
        this.settlement = settlement;
    }

    /// `holder` holds the lease of the conversation. What fails is thrown, and leaves the turn due.
    void give(Turn turn, UUID holder) {
        var attempts = turns.attempt(turn.tenant(), turn.conversation(), turn.seq());
        var conversation = conversations.find(turn.tenant(), turn.conversation());
        if (attempts == null) {
            return;
        }
        var asked = conversation
                .filter(found -> found.status() == ConversationStatus.pending)
                .flatMap(found -> questions.asked(found, turn.seq()));
        if (asked.isEmpty()) {
            settlement.skip(turn, holder);
            return;
        }
        if (!settings.isOn(asked.get().question().settings())) {
            settlement.passOn(turn, holder, asked.get());
            return;
        }
        var question = asked.get().question();
        var sources = asked.get().sources();
        var composed = attempts > MOST_ATTEMPTS
                ? composer.composed(question, sources, from -> gaveUp(turn))
                : composer.answer(question, sources);
        say(turn, holder, conversation.get(), asked.get(), composed.answer(), composed.trace());
    }

    private void say(
            Turn turn, UUID holder, Conversation conversation, Questions.Asked asked, Answer answer, Trace trace) {
        writing.show(conversation, turn.draftId(), answer.text());
        if (!settlement.settle(turn, holder, asked, answer, trace)) {
            conversations.abortDraft(conversation, turn.draftId());
        }
    }

    private static Answer gaveUp(Turn turn) {
        LOG.warn("Gave up on turn {} of {}: a person takes over", turn.seq(), turn.conversation());
        return Answer.handingOff(
                "failure",
                "I can’t look that up right now. I’m passing your question to a person from our team.",
                Reason.unknown,
                List.of("answering failed " + MOST_ATTEMPTS + " times"));
    }
}
