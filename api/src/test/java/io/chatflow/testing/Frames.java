package io.chatflow.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Frames as clients write them.
public final class Frames {

    private Frames() {}

    public static Map<String, Object> hello(String token) {
        return Map.of("type", "hello", "token", token, "resume", List.of());
    }

    public static Map<String, Object> hello(String token, String conversation, long afterSeq) {
        var resume = List.of(Map.of("conversationId", conversation, "afterSeq", afterSeq));
        return Map.of("type", "hello", "token", token, "resume", resume);
    }

    /// `conversation` may be null: the visitor's open one, else a new one.
    public static Map<String, Object> send(String conversation, String text) {
        return send(UUID.randomUUID(), conversation, text);
    }

    public static Map<String, Object> send(UUID clientId, String conversation, String text) {
        var frame = new HashMap<String, Object>();
        frame.put("type", "message.send");
        frame.put("clientId", clientId);
        frame.put("conversationId", conversation);
        frame.put("text", text);
        frame.put("attachments", List.of());
        return frame;
    }

    public static Map<String, Object> note(String conversation, String text) {
        var frame = send(conversation, text);
        frame.put("private", true);
        return frame;
    }

    public static Map<String, Object> of(String type, String conversation) {
        return Map.of("type", type, "conversationId", conversation);
    }

    public static Map<String, Object> position(String type, String conversation, long seq) {
        return Map.of("type", type, "conversationId", conversation, "seq", seq);
    }

    public static boolean isEntry(JsonNode frame, String text) {
        return frame.path("type").asText().equals("entry")
                && frame.at("/entry/text").asText().equals(text);
    }

    public static List<JsonNode> ofType(Collection<JsonNode> frames, String type) {
        return frames.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .toList();
    }
}
