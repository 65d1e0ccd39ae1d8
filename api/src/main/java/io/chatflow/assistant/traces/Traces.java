package io.chatflow.assistant.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.conversations.ConversationId;
import io.chatflow.knowledge.ArticleView;
import io.chatflow.knowledge.Articles;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;

/// The traces of the assistant's answers, and what staff think of the answers.
@Singleton
public class Traces {

    private final TraceRepository repository;
    private final Articles articles;
    private final ObjectMapper json;
    private final Clock clock;

    Traces(TraceRepository repository, Articles articles, ObjectMapper json, Clock clock) {
        this.repository = repository;
        this.articles = articles;
        this.json = json;
        this.clock = clock;
    }

    /// In the transaction of the answer, which has this place in the log.
    public void keep(TenantId tenant, ConversationId conversation, long seq, Trace trace) {
        repository.insert(tenant, conversation, seq, written(trace), clock.instant());
    }

    /// Empty when the entry is no answer of the assistant.
    Optional<TraceView> find(TenantId tenant, ConversationId conversation, long seq) {
        return repository.find(tenant, conversation, seq).map(row -> view(tenant, row));
    }

    /// The last word counts. Empty when the entry is no answer of the assistant.
    Optional<TraceView> judge(TenantId tenant, ConversationId conversation, long seq, boolean isRight, StaffId by) {
        return repository.judge(tenant, conversation, seq, isRight, by, clock.instant()) == 0
                ? Optional.empty()
                : find(tenant, conversation, seq);
    }

    /// Titles are those of today: an article that is gone has none.
    private TraceView view(TenantId tenant, TraceRow row) {
        var trace = read(row.trace());
        var passages = trace.passages().stream()
                .map(seen -> new TraceView.Passage(
                        seen.article(),
                        articles.find(tenant, seen.article())
                                .map(ArticleView::title)
                                .orElse(null),
                        seen.place(),
                        seen.coverage(),
                        seen.similarity(),
                        seen.sureness(),
                        seen.cited()))
                .toList();
        return TraceView.of(trace, passages, row);
    }

    private String written(Trace trace) {
        try {
            return json.writeValueAsString(trace);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Trace read(String stored) {
        try {
            return json.readValue(stored, Trace.class);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
