package io.chatflow.bench;

import java.net.URI;

/// What a server under load is told, and how its words are understood. Conversations and messages have numbers here;
/// each dialect has its own names for them.
interface Dialect {

    /// Where the socket of a seat is opened.
    URI address(Seat seat);

    /// The first frames of a seat; none where the address says it all.
    Iterable<String> greeting(Seat seat);

    /// The frame that brings a message into a conversation.
    String message(int conversation, long number);

    Heard hear(String frame);

    /// One socket's place: a shopper's has one conversation, an agent's those whose number leaves the agent's as
    /// remainder.
    record Seat(boolean agent, int number) {}

    /// What a frame means.
    sealed interface Heard {

        /// The socket is ready.
        record Welcome() implements Heard {}

        /// Our own message is stored; `seq` is 0 where the server gives none.
        record Acknowledged(long number, long seq) implements Heard {}

        /// Somebody's message; `seq` is 0 where the server gives none.
        record Received(long number, long seq) implements Heard {}

        /// A message that the server does not take now.
        record Refused() implements Heard {}

        /// The server wants to know whether we are there.
        record Asked(String answer) implements Heard {}

        record Other() implements Heard {}

        Heard WELCOME = new Welcome();
        Heard REFUSED = new Refused();
        Heard OTHER = new Other();
    }
}
