package io.chatflow.knowledge.candidates;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// A page that a site has offered as an article.
@TypeDef(type = DataType.UUID)
public record CandidateId(UUID value) implements Id {

    public static final String PREFIX = "cnd";

    public static CandidateId next() {
        return new CandidateId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static CandidateId parse(String text) {
        return Ids.parse(PREFIX, text, CandidateId::new)
                .orElseThrow(() -> new IllegalArgumentException("not a cnd_ id"));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return text();
    }
}
