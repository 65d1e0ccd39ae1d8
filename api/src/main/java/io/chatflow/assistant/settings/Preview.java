package io.chatflow.assistant.settings;

import io.chatflow.assistant.Settings.Thresholds;
import io.chatflow.assistant.traces.Decided;
import io.chatflow.assistant.traces.Traces;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.util.List;

/// What other thresholds would have done, from the traces of the last questions that articles decided.
@Singleton
class Preview {

    private static final int QUESTIONS = 100;

    private final SiteSettings settings;
    private final Traces traces;
    private final Conversations conversations;

    Preview(SiteSettings settings, Traces traces, Conversations conversations) {
        this.settings = settings;
        this.traces = traces;
        this.conversations = conversations;
    }

    enum Outcome {
        answered,
        asked_back,
        handed_over
    }

    record Counts(int answered, int askedBack, int handedOver) {}

    /// `question` is empty where it was erased.
    record Changed(
            ConversationId conversationId, long seq, String question, double sureness, Outcome before, Outcome after) {}

    record View(int questions, Counts before, Counts after, List<Changed> changed) {}

    View of(TenantId tenant, SiteId site, Thresholds wanted) {
        var now = settings.of(tenant, site).thresholds();
        var decided = traces.decidedByArticles(tenant, site, QUESTIONS);
        return new View(
                decided.size(),
                counts(decided, now),
                counts(decided, wanted),
                decided.stream()
                        .filter(one -> outcome(one, now) != outcome(one, wanted))
                        .map(one -> new Changed(
                                one.conversation(),
                                one.questionSeq(),
                                text(tenant, one),
                                one.sureness(),
                                outcome(one, now),
                                outcome(one, wanted)))
                        .toList());
    }

    private String text(TenantId tenant, Decided one) {
        return conversations.entries(tenant, one.conversation(), one.questionSeq() - 1, 1).stream()
                .filter(entry -> entry.seq() == one.questionSeq() && entry.text() != null)
                .map(entry -> entry.text())
                .findFirst()
                .orElse("");
    }

    private static Counts counts(List<Decided> decided, Thresholds thresholds) {
        int answered = 0;
        int askedBack = 0;
        for (var one : decided) {
            answered += outcome(one, thresholds) == Outcome.answered ? 1 : 0;
            askedBack += outcome(one, thresholds) == Outcome.asked_back ? 1 : 0;
        }
        return new Counts(answered, askedBack, decided.size() - answered - askedBack);
    }

    private static Outcome outcome(Decided one, Thresholds thresholds) {
        if (one.sureness() >= thresholds.answer()) {
            return Outcome.answered;
        }
        return one.sureness() >= thresholds.clarify() ? Outcome.asked_back : Outcome.handed_over;
    }
}
