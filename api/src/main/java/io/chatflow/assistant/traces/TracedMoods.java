package io.chatflow.assistant.traces;

import io.chatflow.assistant.Mood;
import io.chatflow.assistant.Moods;
import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.understanding.Sentiment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Reads moods from the traces of the answers.
@Singleton
public final class TracedMoods implements Moods {

    private static final int LOOKED_AT = 2;

    private final TraceRepository repository;
    private final Traces traces;

    TracedMoods(TraceRepository repository, Traces traces) {
        this.repository = repository;
        this.traces = traces;
    }

    @Override
    public Optional<Mood> of(TenantId tenant, ConversationId conversation) {
        return Mood.of(heard(tenant, conversation));
    }

    /// How the last answered messages sound, the last first.
    public List<Sentiment> heard(TenantId tenant, ConversationId conversation) {
        return repository.sentiments(tenant, conversation, LOOKED_AT).stream()
                .map(stored -> traces.read(stored, Sentiment.class))
                .toList();
    }
}
