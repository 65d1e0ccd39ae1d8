package io.chatflow.platform.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// An identifier of one kind of thing. Inside it is a time-ordered UUID (version 7), so that rows written together lie
/// together;
/// outside it is an opaque word: the kind's prefix, an underscore, and 26 letters and digits (`cnv_01jd…`).
public interface Id {

    UUID value();

    /// The kind's prefix, without the underscore.
    String prefix();

    /// The word that clients see.
    @JsonValue
    default String text() {
        return prefix() + "_" + Base32.encode(value());
    }
}
