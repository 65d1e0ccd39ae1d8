package io.chatflow.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// An article of the help centre.
@TypeDef(type = DataType.UUID)
public record ArticleId(UUID value) implements Id {

    public static final String PREFIX = "art";

    public static ArticleId next() {
        return new ArticleId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static ArticleId parse(String text) {
        return Ids.parse(PREFIX, text, ArticleId::new).orElseThrow(() -> new IllegalArgumentException("not a art_ id"));
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
