package io.chatflow.bench;

import java.net.URI;
import java.util.List;

/// The small protocol of the reference servers: rooms by number in the address, no order, no resume. An `echo` sends
/// back what it gets.
record ReferenceDialect(int port, int shoppers, int agents, boolean echo) implements Dialect {

    @Override
    public URI address(Seat seat) {
        var query = seat.agent()
                ? "role=agent&agent=" + seat.number() + "&agents=" + agents + "&visitors=" + shoppers
                : "role=visitor&conv=" + seat.number();
        return URI.create("ws://127.0.0.1:" + port + "/?" + query);
    }

    @Override
    public Iterable<String> greeting(Seat seat) {
        return List.of();
    }

    @Override
    public String message(int conversation, long number) {
        return "{\"conv\":" + conversation + ",\"cid\":\"" + number + "\",\"text\":\"" + Words.text(number) + "\"}";
    }

    @Override
    public Heard hear(String frame) {
        if (frame.startsWith("{\"t\":\"ack\"")) {
            return new Heard.Acknowledged(Words.wholeAt(frame, Words.after(frame, "\"cid\":\"")), 0);
        }
        if (frame.startsWith("{\"t\":\"ready\"")) {
            return Heard.WELCOME;
        }
        long number = Words.numberAt(frame, Words.after(frame, "\"text\":\""));
        return number < 0 ? Heard.OTHER : new Heard.Received(number, 0);
    }
}
