package io.chatflow.assistant.taught;

import io.chatflow.assistant.IntentId;
import io.chatflow.assistant.Taught;
import io.chatflow.knowledge.ArticleId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/// A kind of question, with examples of how shoppers ask it. It is known once a version is trained with it.
public record Category(
        IntentId id, String name, List<String> examples, Action action, Instant createdAt, Instant updatedAt) {

    /// What is to be done: look in the articles as ever (`search`), quote an article, say something word for word, or
    /// hand over.
    public enum Type {
        search,
        article,
        say,
        hand_off
    }

    /// `articleId` goes with `article`, `text` with `say`.
    @Introspected
    public record Action(
            Type type,
            @Nullable ArticleId articleId,
            @Nullable String text) {

        public Taught.Action act() {
            return switch (type) {
                case search -> new Taught.Search();
                case article -> new Taught.Quote(articleId);
                case say -> new Taught.Say(text);
                case hand_off -> new Taught.HandOver();
            };
        }

        public static Action quoting(ArticleId article) {
            return new Action(Type.article, article, null);
        }
    }

    static Category of(CategoryRow row) {
        return new Category(
                row.id(),
                row.name(),
                row.examples(),
                new Action(row.action(), row.articleId(), row.words()),
                row.createdAt(),
                row.updatedAt());
    }
}
