package io.chatflow.commerce.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.io.IOException;

/// Reads the bodies that shops send, by hand: a fault of one item must not refuse the others.
@Singleton
public final class IngestBody {

    static final int MAXIMUM_BYTES = 5 * 1024 * 1024;

    private final ObjectMapper mapper;

    IngestBody(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// Throws `too_large` (413).
    public static void refuseTooLarge(long bytes) {
        if (bytes > MAXIMUM_BYTES) {
            throw new ProblemException(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", "At most 5 MiB at once.");
        }
    }

    public JsonNode read(byte[] body) {
        refuseTooLarge(body.length);
        try {
            return mapper.readTree(body);
        } catch (IOException unreadable) {
            throw Problems.invalid("", "not JSON");
        }
    }
}
