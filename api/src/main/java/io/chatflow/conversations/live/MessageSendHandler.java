package io.chatflow.conversations.live;

import io.chatflow.conversations.Appended;
import io.chatflow.conversations.Messages;
import io.chatflow.platform.database.DatabaseFaults;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.FrameHandler;
import io.chatflow.realtime.protocol.ClientFrame;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `message.send`. Does not wait for the commit, so that a socket's messages share batches; the writer keeps their
/// order.
@Singleton
class MessageSendHandler implements FrameHandler<ClientFrame.MessageSend> {

    private static final Logger LOG = LoggerFactory.getLogger(MessageSendHandler.class);

    private final Messages messages;
    private final Readers readers;
    private final FanOut fanOut;

    MessageSendHandler(Messages messages, Readers readers, FanOut fanOut) {
        this.messages = messages;
        this.readers = readers;
        this.fanOut = fanOut;
    }

    @Override
    public Class<ClientFrame.MessageSend> frame() {
        return ClientFrame.MessageSend.class;
    }

    @Override
    public void handle(Connection connection, ClientFrame.MessageSend frame) {
        var reader = readers.of(connection).orElseThrow();
        var draft = new Messages.Draft(
                frame.conversationId(), frame.clientId(), frame.text(), frame.attachments(), frame.isPrivate());
        var waiting = reader.awaits(frame.clientId());
        try {
            messages.send(connection.caller(), draft)
                    .whenComplete(
                            (appended, failure) -> fanOut.enqueue(() -> answer(reader, waiting, appended, failure)));
        } catch (RuntimeException refusal) {
            reader.awaitsNoMore(waiting);
            throw refusal;
        }
    }

    /// The ack went out with the entry already, unless this socket does not follow the conversation or the message is a
    /// repeated one.
    private static void answer(
            Reader reader, AwaitedAcks.Send waiting, @Nullable Appended appended, @Nullable Throwable failure) {
        if (!reader.awaitsNoMore(waiting)) {
            return;
        }
        if (failure != null) {
            reader.connection().send(refusal(failure, waiting.clientId()));
            return;
        }
        reader.connection()
                .send(new ServerFrame.Ack(
                        waiting.clientId(),
                        appended.conversation().text(),
                        appended.id().text(),
                        appended.seq(),
                        null,
                        appended.at()));
    }

    private static ServerFrame.Failure refusal(Throwable failure, UUID clientId) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof ProblemException problem) {
            return ServerFrame.Failure.of(problem, clientId);
        }
        if (DatabaseFaults.isGone(cause)) {
            return ServerFrame.Failure.of(Problems.unavailable(), clientId);
        }
        LOG.error("a message could not be appended", cause);
        return ServerFrame.Failure.internal(clientId);
    }
}
