package io.chatflow.retrieval;

import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.retrieval.Document.Kind;
import io.chatflow.retrieval.Document.Section;
import io.chatflow.retrieval.endpoint.ForeignMeaning;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/// Finds passages of documents that answer a whole question. Features index their documents in the transaction that
/// changes them, so what is found is what stands there.
@Singleton
public class Retrieval {

    private static final int LONGEST_PASSAGE = 1500;
    /// Below this, documents of the tenant's other languages are looked at too.
    private static final double SATISFYING = 0.5;

    /// Conversations of a tenant whose answers are kept: the last ones.
    private static final int MOST_ANSWERED = 1000;

    private static final double FOREIGN_LANGUAGE = 0.8;

    private final PassageRepository passages;
    private final TenantIndexes indexes;
    private final Meaning meaning;
    private final Jobs jobs;
    private final ReadPassages job;
    private final @Nullable ForeignMeaning foreign;
    private final ReadForeignPassages foreignJob;
    private final TenantTransactions transactions;

    Retrieval(
            PassageRepository passages,
            TenantIndexes indexes,
            Meaning meaning,
            Jobs jobs,
            ReadPassages job,
            @Nullable ForeignMeaning foreign,
            ReadForeignPassages foreignJob,
            TenantTransactions transactions) {
        this.passages = passages;
        this.indexes = indexes;
        this.meaning = meaning;
        this.jobs = jobs;
        this.job = job;
        this.foreign = foreign;
        this.foreignJob = foreignJob;
        this.transactions = transactions;
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
                    document.kind().name(),
                    document.site(),
                    place++,
                    language,
                    document.visibility().name(),
                    document.title(),
                    section.heading(),
                    section.text(),
                    document.updatedAt());
        }
        if (document.kind() == Kind.answer) {
            passages.forgetAnswersBeyond(tenant, MOST_ANSWERED);
        }
        var version = changed(tenant, document.kind());
        if (language.equals(Languages.MODELLED)) {
            jobs.schedule(job, ReadPassages.instance(tenant, version), new ReadPassages.Of(tenant));
        } else if (foreign != null && document.kind() == Kind.article) {
            jobs.schedule(foreignJob, ReadForeignPassages.first(tenant), new ReadForeignPassages.Of(tenant, 0));
        }
    }

    @Transactional
    public void forget(TenantId tenant, UUID article) {
        if (passages.forget(tenant, article) > 0) {
            changed(tenant, Kind.article);
        }
    }

    /// What staff answered in a conversation. The version is told last in the whole transaction, which may forget many:
    /// who reads passages locks them first, and the version after them.
    @Transactional
    public void forgetAnswers(TenantId tenant, UUID conversation) {
        if (passages.forget(tenant, conversation) > 0) {
            transactions.beforeCommit(() -> changed(tenant, Kind.answer));
        }
    }

    /// The best passages, at most `limit`, the best first; empty when no word of the question occurs anywhere and
    /// nothing
    /// means the like. Documents in the language of `locale` come before others.
    public List<Passage> articles(TenantId tenant, Audience audience, String locale, Asked asked, int limit) {
        var meant = new QuestionMeaning(tenant, Languages.of(locale), asked.sentence(), meaning, foreign);
        return search(
                indexes.of(tenant, Kind.article),
                row -> audience.sees(Visibility.valueOf(row.visibility())),
                Languages.of(locale),
                asked,
                meant,
                limit);
    }

    /// What staff answered to the like in this site's conversations, in the same order: for staff alone. The
    /// document is the conversation, the heading the question.
    public List<Passage> answers(TenantId tenant, SiteId site, String locale, Asked asked, int limit) {
        var meant = new QuestionMeaning(tenant, Languages.of(locale), asked.sentence(), meaning, null);
        return search(
                indexes.of(tenant, Kind.answer),
                row -> site.value().equals(row.siteId()),
                Languages.of(locale),
                asked,
                meant,
                limit);
    }

    private static List<Passage> search(
            TenantIndex index,
            Predicate<PassageRow> shown,
            String language,
            Asked asked,
            QuestionMeaning meant,
            int limit) {
        var found = new ArrayList<>(inLanguage(index, shown, language, asked, meant, limit));
        if (found.isEmpty() || found.getFirst().sureness() < SATISFYING) {
            for (var other : index.languages()) {
                if (!other.equals(language)) {
                    inLanguage(index, shown, other, asked, meant, limit).stream()
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

    /// The first passages of an article, as found for certain; none when the audience may not see it.
    public List<Passage> article(TenantId tenant, Audience audience, UUID article, int limit) {
        return passages.ofArticle(tenant, article, limit).stream()
                .filter(row -> audience.sees(Visibility.valueOf(row.visibility())))
                .map(row ->
                        new Passage(row.documentId(), row.place(), row.title(), row.heading(), row.body(), 1, 0, 0, 1))
                .toList();
    }

    private static List<Passage> inLanguage(
            TenantIndex index,
            Predicate<PassageRow> shown,
            String language,
            Asked asked,
            QuestionMeaning meant,
            int limit) {
        var meaning = index.comparesMeaning(language) ? meant.in(language) : null;
        return index.search(language, shown, asked.words(), meaning, limit);
    }

    private UUID changed(TenantId tenant, Kind kind) {
        var version = Ids.next();
        passages.changed(tenant, kind.name(), version);
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
