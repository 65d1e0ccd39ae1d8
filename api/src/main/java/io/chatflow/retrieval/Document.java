package io.chatflow.retrieval;

import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Something that can be found, in plain text. `site` is null where all sites of the tenant have it. `locale` is a BCP
/// 47 tag such as `en` or `pt-BR`. Of documents that answer about as well, the one with the later `updatedAt` is found
/// first.
public record Document(
        UUID id,
        Kind kind,
        @Nullable SiteId site,
        String locale,
        Visibility visibility,
        String title,
        List<Section> sections,
        Instant updatedAt) {

    /// Each is searched by itself. An `answer` is what staff said in a conversation of a site: for staff alone.
    public enum Kind {
        article,
        answer
    }

    /// A part under one heading; the heading is empty before the first.
    public record Section(String heading, String text) {}

    /// An article.
    public Document(
            UUID id, String locale, Visibility visibility, String title, List<Section> sections, Instant updatedAt) {
        this(id, Kind.article, null, locale, visibility, title, sections, updatedAt);
    }

    /// What staff answered in a conversation, each question being the heading of its answer.
    public static Document ofAnswers(
            UUID conversation, SiteId site, String locale, List<Section> answers, Instant updatedAt) {
        return new Document(conversation, Kind.answer, site, locale, Visibility.internal, "", answers, updatedAt);
    }
}
