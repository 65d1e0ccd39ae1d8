package io.chatflow.assistant.versions;

import io.chatflow.assistant.taught.Categories;
import io.chatflow.assistant.taught.Category.Action;
import io.chatflow.assistant.traces.Judged;
import io.chatflow.assistant.traces.Traces;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.knowledge.Articles;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.EntryView;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that a tenant teaches at the moment: the examples of its categories, and what staff said of answers. A wrong one
/// is an example of what it should have been, a right one of what it was.
@Singleton
class Lessons {

    private static final int MOST_JUDGED = 1000;
    private static final int LONGEST = 300;

    private final Categories categories;
    private final Traces traces;
    private final Articles articles;
    private final Conversations conversations;

    Lessons(Categories categories, Traces traces, Articles articles, Conversations conversations) {
        this.categories = categories;
        this.traces = traces;
        this.articles = articles;
        this.conversations = conversations;
    }

    record Curriculum(Map<String, Label> labels, List<Lesson> lessons) {

        int corrections() {
            return (int) lessons.stream().filter(Lesson::isCorrection).count();
        }
    }

    Curriculum of(TenantId tenant) {
        var known = new LinkedHashMap<String, Label>();
        var lessons = new ArrayList<Lesson>();
        for (var category : categories.all(tenant)) {
            known.put(category.id().text(), new Label(category.name(), category.action()));
            category.examples()
                    .forEach(text -> lessons.add(new Lesson(category.id().text(), text, null, null)));
        }
        for (var judged : traces.judged(tenant, MOST_JUDGED)) {
            lesson(tenant, judged, known).ifPresent(lessons::add);
        }
        var used = new LinkedHashMap<String, Label>();
        lessons.forEach(lesson -> used.put(lesson.label(), known.get(lesson.label())));
        return new Curriculum(used, lessons);
    }

    /// Empty when the message was erased since.
    Optional<String> text(TenantId tenant, ConversationId conversation, long seq) {
        return conversations.entries(tenant, conversation, seq - 1, 1).stream()
                .filter(entry -> entry.seq() == seq && entry.erasedAt() == null)
                .map(EntryView::text)
                .filter(text -> text != null && !text.isBlank())
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST)))
                .findFirst();
    }

    private Optional<Lesson> lesson(TenantId tenant, Judged judged, Map<String, Label> known) {
        return label(tenant, judged, known)
                .flatMap(label -> text(tenant, judged.conversation(), judged.questionSeq())
                        .map(text -> new Lesson(label, text, judged.conversation(), judged.questionSeq())));
    }

    /// Empty when it says nothing, or of something that is gone.
    private Optional<String> label(TenantId tenant, Judged judged, Map<String, Label> known) {
        if (!judged.isRight()) {
            return judged.category() != null
                    ? Optional.of(judged.category().text()).filter(known::containsKey)
                    : Optional.ofNullable(judged.article()).flatMap(article -> ofArticle(tenant, article, known));
        }
        return judged.believed() != null && known.containsKey(judged.believed())
                ? Optional.of(judged.believed())
                : judged.cited().stream().findFirst().flatMap(article -> ofArticle(tenant, article, known));
    }

    private Optional<String> ofArticle(TenantId tenant, ArticleId article, Map<String, Label> known) {
        var label = article.text();
        if (known.containsKey(label)) {
            return Optional.of(label);
        }
        return articles.find(tenant, article).map(found -> {
            known.put(label, new Label(found.title(), Action.quoting(article)));
            return label;
        });
    }
}
