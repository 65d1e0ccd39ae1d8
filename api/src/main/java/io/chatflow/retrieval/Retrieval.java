package io.chatflow.retrieval;

import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.retrieval.Document.Section;
import io.chatflow.retrieval.endpoint.ForeignMeaning;
import io.micronaut.core.annotation.Nullable;
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
    private final TenantIndexes indexes;
    private final Meaning meaning;
    private final Jobs jobs;
    private final ReadPassages job;
    private final @Nullable ForeignMeaning foreign;
    private final ReadForeignPassages foreignJob;

    Retrieval(
            PassageRepository passages,
            TenantIndexes indexes,
            Meaning meaning,
            Jobs jobs,
            ReadPassages job,
            @Nullable ForeignMeaning foreign,
            ReadForeignPassages foreignJob) {
        this.passages = passages;
        this.indexes = indexes;
        this.meaning = meaning;
        this.jobs = jobs;
        this.job = job;
        this.foreign = foreign;
        this.foreignJob = foreignJob;
    }

    /// Makes the document findable in the place of what was indexed under its id: by its words from now on, by its
    /// meaning
    /// once a job has computed it.
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
                    document.updatedAt());
        }
        var version = changed(tenant);
        if (language.equals(Languages.MODELLED)) {
            jobs.schedule(job, ReadPassages.instance(tenant, version), new ReadPassages.Of(tenant));
        } else if (foreign != null) {
            jobs.schedule(foreignJob, ReadForeignPassages.first(tenant), new ReadForeignPassages.Of(tenant, 0));
        }
    }

    @Transactional
    public void forget(TenantId tenant, UUID document) {
        if (passages.forget(tenant, document) > 0) {
            changed(tenant);
        }
    }

    /// The best passages, at most `limit`, the best first; empty when no word of the question occurs anywhere and
    /// nothing
    /// means the like. Documents in the language of `locale` come before others.
    public List<Passage> articles(TenantId tenant, Audience audience, String locale, Asked asked, int limit) {
        var index = indexes.of(tenant);
        var language = Languages.of(locale);
        var meant = new QuestionMeaning(tenant, language, asked.sentence(), meaning, foreign);
        var found = new ArrayList<>(inLanguage(index, audience, language, asked, meant, limit));
        if (found.isEmpty() || found.getFirst().sureness() < SATISFYING) {
            for (var other : index.languages()) {
                if (!other.equals(language)) {
                    inLanguage(index, audience, other, asked, meant, limit).stream()
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

    /// The first passages of a document, as found for certain; none when the audience may not see it.
    public List<Passage> document(TenantId tenant, Audience audience, UUID document, int limit) {
        return passages.ofDocument(tenant, document, limit).stream()
                .filter(row -> audience.sees(Visibility.valueOf(row.visibility())))
                .map(row ->
                        new Passage(row.documentId(), row.place(), row.title(), row.heading(), row.body(), 1, 0, 0, 1))
                .toList();
    }

    private static List<Passage> inLanguage(
            TenantIndex index, Audience audience, String language, Asked asked, QuestionMeaning meant, int limit) {
        var meaning = index.comparesMeaning(language) ? meant.in(language) : null;
        return index.search(language, audience, asked.words(), meaning, limit);
    }

    private UUID changed(TenantId tenant) {
        var version = Ids.next();
        passages.changed(tenant, version);
        return version;
    }

    private static Passage foreign(Passage passage) {
        return new Passage(
                passage.document(),
                passage.place(),
                passage.title(),
                passage.heading(),
                passage.text(),
                passage.score() * FOREIGN_LANGUAGE,
                passage.coverage() * FOREIGN_LANGUAGE,
                passage.similarity(),
                passage.sureness() * FOREIGN_LANGUAGE);
    }

    /// Long sections are cut between paragraphs; a document without text is found by its title.
    static List<Section> cut(List<Section> sections) {
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
