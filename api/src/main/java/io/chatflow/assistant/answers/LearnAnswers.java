package io.chatflow.assistant.answers;

import io.chatflow.contacts.ContactView;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.conversations.State;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import io.chatflow.retrieval.Document;
import io.chatflow.retrieval.Document.Section;
import io.chatflow.retrieval.Retrieval;
import jakarta.inject.Singleton;

/// Makes findable what staff answered in a conversation that is resolved, in the place of what was findable of it.
@Singleton
class LearnAnswers implements Job<LearnAnswers.Of> {

    /// Behind the end of the log.
    private static final int READ = 200;

    private static final int MOST_OF_ONE = 3;

    private final Conversations conversations;
    private final ShopperLanguage languages;
    private final Contacts contacts;
    private final Retrieval retrieval;
    private final TenantTransactions transactions;

    LearnAnswers(
            Conversations conversations,
            ShopperLanguage languages,
            Contacts contacts,
            Retrieval retrieval,
            TenantTransactions transactions) {
        this.conversations = conversations;
        this.languages = languages;
        this.contacts = contacts;
        this.retrieval = retrieval;
        this.transactions = transactions;
    }

    record Of(TenantId tenant, ConversationId conversation) {

        /// Each under a name of its own, so that what is resolved again while one ends is not forgotten.
        String instance() {
            return conversation.text() + ":" + Ids.next();
        }
    }

    @Override
    public String name() {
        return "assistant.learn-answers";
    }

    @Override
    public Class<Of> data() {
        return Of.class;
    }

    /// With the conversation locked: what is being erased is either gone here, or waits and is then forgotten.
    @Override
    public void run(Of of) {
        transactions.within(of.tenant(), connection -> {
            if (conversations.find(of.tenant(), of.conversation()).isPresent()) {
                conversations.change(of.tenant(), of.conversation(), conversation -> {
                    learn(conversation);
                    return Change.none(conversation);
                });
            }
            return null;
        });
    }

    private void learn(Conversation conversation) {
        if (!(conversation.state() instanceof State.Resolved resolved)) {
            return;
        }
        var tenant = conversation.tenant();
        var language = languages.of(conversation);
        var name = contacts.find(tenant, conversation.contact())
                .map(ContactView::name)
                .orElse("");
        var answers = Exchange.in(conversations.said(tenant, conversation.id(), READ)).stream()
                .filter(exchange -> exchange.isGeneral(language, name))
                .limit(MOST_OF_ONE)
                .map(exchange -> new Section(exchange.question(), exchange.answer()))
                .toList();
        if (answers.isEmpty()) {
            retrieval.forgetAnswers(tenant, conversation.id().value());
        } else {
            retrieval.index(
                    tenant,
                    Document.ofAnswers(
                            conversation.id().value(), conversation.site(), language, answers, resolved.at()));
        }
    }
}
