package io.chatflow.assistant.turns;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import io.chatflow.assistant.VersionId;
import io.chatflow.assistant.traces.Trace;
import io.chatflow.contacts.Shopper;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.Site;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/// Answers that nobody is told: nothing is stored.
@Singleton
public class Rehearsal {

    private final Composer composer;
    private final Conversations conversations;
    private final Questions questions;
    private final LiveSourcesFactory sources;
    private final AnswerData data;

    Rehearsal(
            Composer composer,
            Conversations conversations,
            Questions questions,
            LiveSourcesFactory sources,
            AnswerData data) {
        this.composer = composer;
        this.conversations = conversations;
        this.questions = questions;
        this.sources = sources;
        this.data = data;
    }

    /// `data` is that of the answer's entry.
    public record Rehearsed(Answer answer, Trace trace, Map<String, Object> data) {}

    /// A message of before, with what was said before it and what its shopper may be shown now. Without a version, the
    /// active one is used. Empty when the message was erased.
    public Optional<Rehearsed> again(
            TenantId tenant, ConversationId conversation, long seq, @Nullable VersionId version) {
        return conversations
                .find(tenant, conversation)
                .flatMap(found -> questions.askedAgain(found, seq, version))
                .map(asked -> rehearsed(asked.question(), asked.sources()));
    }

    /// As a shopper who is not signed in.
    public Rehearsed ask(TenantId tenant, Site site, Question question, @Nullable VersionId version) {
        var nobody = new Shopper(site.id(), null, null, null);
        return rehearsed(
                question,
                version == null ? sources.of(tenant, site, nobody) : sources.of(tenant, site, nobody, version));
    }

    private Rehearsed rehearsed(Question question, Sources from) {
        var composed = composer.answer(question, from);
        return new Rehearsed(composed.answer(), composed.trace(), data.of(composed.answer()));
    }
}
