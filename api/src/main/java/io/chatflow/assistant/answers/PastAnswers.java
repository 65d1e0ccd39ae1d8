package io.chatflow.assistant.answers;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.Asked;
import io.chatflow.retrieval.Passage;
import io.chatflow.retrieval.Retrieval;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds what staff answered to the like of a shopper's open question.
@Singleton
class PastAnswers {

    /// Behind the end of the log.
    private static final int READ = 40;

    private static final int LOOKED_AT = 12;
    private static final int SHOWN = 3;

    /// Below this sureness the questions have little in common.
    private static final double ALIKE = 0.5;

    private final Conversations conversations;
    private final ShopperLanguage languages;
    private final Retrieval retrieval;

    PastAnswers(Conversations conversations, ShopperLanguage languages, Retrieval retrieval) {
        this.conversations = conversations;
        this.languages = languages;
        this.retrieval = retrieval;
    }

    /// In the same site's other conversations, one of each, the best first; none when nothing is asked.
    List<SimilarAnswer> similar(Conversation conversation) {
        var question = Exchange.openQuestion(conversations.said(conversation.tenant(), conversation.id(), READ));
        if (question.isEmpty()) {
            return List.of();
        }
        var said = new HashSet<String>();
        var found = retrieval
                .answers(
                        conversation.tenant(),
                        conversation.site(),
                        languages.of(conversation),
                        Asked.of(question),
                        LOOKED_AT)
                .stream()
                .filter(passage -> passage.sureness() >= ALIKE)
                .filter(passage -> !passage.document().equals(conversation.id().value()))
                .filter(passage -> said.add(passage.document().toString()) && said.add(passage.text()))
                .limit(SHOWN)
                .toList();
        var known = heads(conversation.tenant(), found);
        return found.stream()
                .filter(passage -> known.containsKey(conversation(passage)))
                .map(passage -> answer(passage, known.get(conversation(passage))))
                .toList();
    }

    private Map<ConversationId, Conversation> heads(TenantId tenant, List<Passage> found) {
        var ids = found.stream().map(PastAnswers::conversation).toList();
        return conversations.find(tenant, ids).stream()
                .collect(Collectors.toMap(Conversation::id, Function.identity()));
    }

    private static SimilarAnswer answer(Passage passage, Conversation from) {
        return new SimilarAnswer(from.id(), passage.heading(), passage.text(), from.updatedAt());
    }

    private static ConversationId conversation(Passage passage) {
        return new ConversationId(passage.document());
    }
}
