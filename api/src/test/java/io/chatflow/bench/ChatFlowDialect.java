package io.chatflow.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The protocol of ChatFlow. `clientId`s are made of the message's number, so that an ack names its message.
final class ChatFlowDialect implements Dialect {

    /// Conversations that one `hello` may resume.
    private static final int RESUMED_AT_MOST = 100;

    private final long run = UUID.randomUUID().getMostSignificantBits();
    private final ShopCrowd crowd;
    private final URI shoppersAddress;
    private final URI agentsAddress;

    ChatFlowDialect(ShopCrowd crowd, String baseUrl) {
        this(crowd, baseUrl, baseUrl);
    }

    /// With the agents on another node than the shoppers.
    ChatFlowDialect(ShopCrowd crowd, String shoppersUrl, String agentsUrl) {
        this.crowd = crowd;
        this.shoppersAddress = socketAt(shoppersUrl);
        this.agentsAddress = socketAt(agentsUrl);
    }

    @Override
    public URI address(Seat seat) {
        return seat.agent() ? agentsAddress : shoppersAddress;
    }

    private static URI socketAt(String baseUrl) {
        return URI.create(baseUrl.replaceFirst("^http", "ws") + "/api/v1/realtime");
    }

    @Override
    public Iterable<String> greeting(Seat seat) {
        return seat.agent() ? ofAgent(seat.number()) : List.of(ofShopper(seat.number()));
    }

    private String ofShopper(int conversation) {
        return hello(crowd.visitorToken(conversation), List.of(crowd.conversation(conversation)));
    }

    private List<String> ofAgent(int agent) {
        var own = crowd.conversationsOf(agent);
        var resumed = own.subList(0, Math.min(own.size(), RESUMED_AT_MOST));
        var frames = new ArrayList<>(List.of(hello(crowd.agentToken(agent), resumed)));
        own.stream()
                .skip(RESUMED_AT_MOST)
                .map("{\"type\":\"watch\",\"conversationId\":\"%s\"}"::formatted)
                .forEach(frames::add);
        return frames;
    }

    private static String hello(String token, List<String> conversations) {
        var resume = conversations.stream()
                .map("{\"conversationId\":\"%s\",\"afterSeq\":1000000}"::formatted)
                .toList();
        return "{\"type\":\"hello\",\"token\":\"" + token + "\",\"resume\":[" + String.join(",", resume) + "]}";
    }

    @Override
    public String message(int conversation, long number) {
        return "{\"type\":\"message.send\",\"clientId\":\"" + new UUID(run, number) + "\",\"conversationId\":\""
                + crowd.conversation(conversation) + "\",\"attachments\":[],\"text\":\"" + Words.text(number) + "\"}";
    }

    @Override
    public Heard hear(String frame) {
        if (frame.startsWith("{\"type\":\"entry\"")) {
            long number = Words.numberAt(frame, Words.after(frame, "\"text\":\""));
            return number < 0
                    ? Heard.OTHER
                    : new Heard.Received(number, Words.wholeAt(frame, Words.after(frame, "\"seq\":")));
        }
        if (frame.startsWith("{\"type\":\"ack\"")) {
            int id = Words.after(frame, "\"clientId\":\"");
            var number = UUID.fromString(frame.substring(id, id + 36)).getLeastSignificantBits();
            return new Heard.Acknowledged(number, Words.wholeAt(frame, Words.after(frame, "\"seq\":")));
        }
        if (frame.startsWith("{\"type\":\"welcome\"")) {
            return Heard.WELCOME;
        }
        if (frame.startsWith("{\"type\":\"ping\"")) {
            return new Heard.Asked("{\"type\":\"pong\"}");
        }
        return frame.startsWith("{\"type\":\"error\"") ? Heard.REFUSED : Heard.OTHER;
    }
}
