package io.chatflow.assistant.answers;

import io.chatflow.conversations.ConversationChanged;
import io.chatflow.conversations.ConversationsErased;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.retrieval.Retrieval;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/// What people resolve is learnt from; what is erased is forgotten in the same transaction.
@Singleton
class AnswerListeners {

    private final Jobs jobs;
    private final LearnAnswers job;
    private final Retrieval retrieval;

    AnswerListeners(Jobs jobs, LearnAnswers job, Retrieval retrieval) {
        this.jobs = jobs;
        this.job = job;
        this.retrieval = retrieval;
    }

    @EventListener
    void onChanged(ConversationChanged changed) {
        var after = changed.after();
        if (ResolvedByPeople.isMeantBy(changed)) {
            var of = new LearnAnswers.Of(after.tenant(), after.id());
            jobs.schedule(job, of.instance(), of);
        }
    }

    @EventListener
    void onErased(ConversationsErased erased) {
        erased.conversations().forEach(conversation -> retrieval.forgetAnswers(erased.tenant(), conversation.value()));
    }
}
