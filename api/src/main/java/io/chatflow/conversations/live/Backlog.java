package io.chatflow.conversations.live;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.log.Entry;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.realtime.Wire;
import io.chatflow.realtime.protocol.EntryView;
import io.chatflow.realtime.protocol.ServerFrame;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// Sends what a socket missed of a log: the oldest first, in frames within the protocol's size, the last of them
/// marked.
@Singleton
class Backlog {

    private static final int BYTES_IN_A_FRAME = 60_000;

    /// Beyond it the client fetches the rest by HTTP, at its own pace.
    private static final int ENTRIES_AT_MOST = 500;

    private final LogReader log;
    private final EntryViews views;
    private final Wire wire;

    Backlog(LogReader log, EntryViews views, Wire wire) {
        this.log = log;
        this.views = views;
        this.wire = wire;
    }

    void send(Reader reader, Conversation conversation, long afterSeq) {
        var missed = missed(reader, conversation, afterSeq);
        boolean complete = missed.size() <= ENTRIES_AT_MOST;
        var sent = complete ? missed : missed.subList(0, ENTRIES_AT_MOST);
        var frames = frames(reader, sent);
        for (int at = 0; at < frames.size(); at++) {
            boolean last = at == frames.size() - 1;
            reader.connection()
                    .send(new ServerFrame.Entries(conversation.id().text(), frames.get(at), !last, !last || complete));
        }
        // A client that names more than there is must not be kept from what comes.
        reader.has(
                conversation.id(),
                sent.isEmpty()
                        ? Math.min(afterSeq, conversation.lastSeq())
                        : sent.getLast().seq());
        if (!complete) {
            reader.forgets(conversation.id());
        }
    }

    /// The head was read when the socket followed the conversation already: whoever has all of it misses nothing.
    private List<Entry> missed(Reader reader, Conversation conversation, long afterSeq) {
        boolean withPrivate = reader.audience().seesPrivate();
        if (afterSeq >= (withPrivate ? conversation.lastSeq() : conversation.lastPublicSeq())) {
            return List.of();
        }
        return log.after(
                reader.tenant(), conversation.id(), afterSeq, Long.MAX_VALUE, withPrivate, ENTRIES_AT_MOST + 1);
    }

    /// At least one frame, though it may be empty.
    private List<List<EntryView>> frames(Reader reader, List<Entry> entries) {
        var frames = new ArrayList<List<EntryView>>();
        var frame = new ArrayList<EntryView>();
        long bytes = 0;
        for (var entry : entries) {
            var view = views.of(entry, reader.audience());
            long size = wire.sizeOf(view);
            if (!frame.isEmpty() && bytes + size > BYTES_IN_A_FRAME) {
                frames.add(frame);
                frame = new ArrayList<>();
                bytes = 0;
            }
            frame.add(view);
            bytes += size;
        }
        frames.add(frame);
        return frames;
    }
}
