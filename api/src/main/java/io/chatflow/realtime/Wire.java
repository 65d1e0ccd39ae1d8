package io.chatflow.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.realtime.protocol.ClientFrame;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/// Frames to JSON and back.
@Singleton
public class Wire {

    private final ObjectMapper json;
    private final ObjectWriter frames;
    private final ObjectReader clientFrames;

    Wire(ObjectMapper json) {
        this.json = json.copy()
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
                .configure(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY, false)
                .configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false);
        this.frames = this.json.writerFor(ServerFrame.class);
        this.clientFrames = this.json.readerFor(ClientFrame.class);
    }

    public Encoded encode(ServerFrame frame) {
        try {
            return new Encoded(frames.writeValueAsBytes(frame));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /// Bytes that a part of a frame takes, with its comma.
    public long sizeOf(Object part) {
        try {
            return json.writeValueAsBytes(part).length + 1L;
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /// Throws `invalid_frame` or `unknown_type`.
    public ClientFrame decode(String text) {
        try {
            ClientFrame frame = clientFrames.readValue(text);
            if (frame == null) {
                throw invalid("no JSON object.");
            }
            return frame;
        } catch (InvalidTypeIdException unknown) {
            throw unknown.getTypeId() == null
                    ? invalid("type is missing")
                    : new ProblemException(HttpStatus.BAD_REQUEST, "unknown_type", "There is no such frame.");
        } catch (JsonProcessingException unreadable) {
            throw invalid("The frame is not of the documented shape: " + field(unreadable));
        }
    }

    /// The `clientId` of a frame that may be otherwise unreadable, so that the client knows which of its sends was
    /// refused.
    public Optional<UUID> clientIdOf(String text) {
        try {
            return Optional.of(json.readTree(text))
                    .map(frame -> frame.get("clientId"))
                    .filter(JsonNode::isTextual)
                    .map(node -> UUID.fromString(node.asText()));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    public static ProblemException binaryRefused() {
        return invalid("Frames are text.");
    }

    static ProblemException invalid(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid_frame", detail);
    }

    /// Names the field only: the parser's own message quotes what the client sent, and a token may be in it.
    private static String field(JsonProcessingException unreadable) {
        if (unreadable instanceof com.fasterxml.jackson.databind.JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return mapping.getPath().getLast().getFieldName() + " is wrong.";
        }
        return unreadable.getCause() instanceof IllegalArgumentException rule
                ? rule.getMessage() + "."
                : "no JSON object.";
    }
}
