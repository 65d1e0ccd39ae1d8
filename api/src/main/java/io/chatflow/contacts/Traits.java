package io.chatflow.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.platform.json.Fault;
import io.chatflow.platform.json.Fields;
import io.chatflow.platform.json.Formats;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Map;

/// What a shopper says of herself. Nobody signed it: it never stands before what the site signed and opens nothing.
public record Traits(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        Map<String, Object> custom) {

    static final int NAME = 200;
    static final int EMAIL = 320;
    static final int PHONE = 50;
    static final int CUSTOM_FIELDS = 50;
    static final int CUSTOM_TEXT = 1_000;

    /// Reads them from a body; throws the refusal that names each fault.
    public static Traits read(JsonNode body) {
        var faults = new ArrayList<Fault>();
        var traits = read(Fields.of(body, "", faults));
        if (!faults.isEmpty()) {
            throw Fault.refusal(faults);
        }
        return traits;
    }

    static Traits read(Fields fields) {
        return new Traits(
                fields.text("name", NAME),
                fields.parsed("email", EMAIL, "an e-mail address", Formats::email),
                fields.text("phone", PHONE),
                fields.values("custom", CUSTOM_FIELDS, CUSTOM_TEXT));
    }

    /// Fields that came one by one may not become more than may come together.
    void requireRoomBeside(Map<String, Object> known) {
        long fresh = custom.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .count();
        if (fresh > 0 && known.size() + fresh > CUSTOM_FIELDS) {
            throw Problems.invalid("/custom", "an object of at most " + CUSTOM_FIELDS + " fields in all");
        }
    }
}
