package io.chatflow.retrieval;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.Document.Section;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Finds passages of documents that answer a whole question. Features index their documents in the transaction that
/// changes them, so what is found is what stands there.
@Singleton
public class Retrieval {

    private static final int LONGEST_PASSAGE = 1500;
    /// Below this, documents of the tenant's other languages are looked at too.
    private static final double SATISFYING = 0.5;

    private static final double FOREIGN_LANGUAGE = 0.8;

    private final PassageRepository passages;
    private final PassageSearch search;
    private final QuestionWords words;

    Retrieval(PassageRepository passages, PassageSearch search, QuestionWords words) {
        this.passages = passages;
        this.search = search;
        this.words = words;
    }

    /// Makes the document findable in the place of what was indexed under its id.
    @Transactional
    public void index(TenantId tenant, Document document) {
        passages.forget(tenant, document.id());
        var language = Languages.of(document.locale());
        int place = 0;
        for (var section : cut(document.sections())) {
            passages.store(
                    tenant,
                    document.id(),
                    place++,
                    language,
                    document.visibility().name(),
                    document.title(),
                    section.heading(),
                    section.text(),
                    Wording.plain(document.title()),
                    Wording.plain(section.heading()),
                    Wording.plain(section.text()));
        }
    }

    @Transactional
    public void forget(TenantId tenant, UUID document) {
        passages.forget(tenant, document);
    }

    /// The best passages, at most `limit`, the best first; empty when no word of the question occurs anywhere.
    /// Documents
    /// in the language of `locale` come before others.
    public List<Passage> articles(TenantId tenant, Audience audience, String locale, String question, int limit) {
        var language = Languages.of(locale);
        var found = new ArrayList<>(inLanguage(tenant, audience, language, question, limit));
        if (found.isEmpty() || found.getFirst().coverage() < SATISFYING) {
            for (var other : passages.languages(tenant)) {
                if (!other.equals(language)) {
                    inLanguage(tenant, audience, other, question, limit).stream()
                            .map(Retrieval::foreign)
                            .forEach(found::add);
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(Passage::score).reversed())
                .limit(limit)
                .toList();
    }

    private List<Passage> inLanguage(TenantId tenant, Audience audience, String language, String question, int limit) {
        return search.passages(tenant, language, audience, words.of(tenant, language, question), limit);
    }

    private static Passage foreign(Passage passage) {
        return new Passage(
                passage.document(),
                passage.place(),
                passage.title(),
                passage.heading(),
                passage.text(),
                passage.score() * FOREIGN_LANGUAGE,
                passage.coverage() * FOREIGN_LANGUAGE);
    }

    /// Long sections are cut between paragraphs; a document without text is found by its title.
    private static List<Section> cut(List<Section> sections) {
        var parts = new ArrayList<Section>();
        for (var section : sections) {
            var part = new StringBuilder();
            for (var paragraph : section.text().split("\n\n")) {
                if (!part.isEmpty() && part.length() + paragraph.length() > LONGEST_PASSAGE) {
                    parts.add(new Section(section.heading(), part.toString()));
                    part.setLength(0);
                }
                part.append(part.isEmpty() ? "" : "\n\n").append(paragraph);
            }
            if (!part.toString().isBlank()) {
                parts.add(new Section(section.heading(), part.toString()));
            }
        }
        return parts.isEmpty() ? List.of(new Section("", "")) : parts;
    }
}
