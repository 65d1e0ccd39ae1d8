package io.chatflow.retrieval;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.endpoint.ForeignMeaning;
import io.chatflow.retrieval.endpoint.Meant;
import io.micronaut.core.annotation.Nullable;
import java.util.Optional;

/// The meaning of one question, taken by each model once and only when passages of its languages are
/// compared.
final class QuestionMeaning {

    private final TenantId tenant;
    private final String language;
    private final String sentence;
    private final Meaning meaning;
    private final @Nullable ForeignMeaning foreign;
    private @Nullable Optional<Meant> own;
    private @Nullable Optional<Meant> elsewhere;

    QuestionMeaning(
            TenantId tenant, String language, String sentence, Meaning meaning, @Nullable ForeignMeaning foreign) {
        this.tenant = tenant;
        this.language = language;
        this.sentence = sentence;
        this.meaning = meaning;
        this.foreign = foreign;
    }

    /// To be compared with passages in this language; null where no model says it. What is asked in
    /// English leaves the process for no language.
    @Nullable
    Meant in(String passages) {
        if (passages.equals(Languages.MODELLED)) {
            if (own == null) {
                own = meaning.embeddings().map(embeddings -> embeddings.ofQuestion(sentence));
            }
            return own.orElse(null);
        }
        if (foreign == null || language.equals(Languages.MODELLED)) {
            return null;
        }
        if (elsewhere == null) {
            elsewhere = foreign.ofQuestion(tenant, sentence);
        }
        return elsewhere.orElse(null);
    }
}
