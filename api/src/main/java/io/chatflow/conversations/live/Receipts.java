package io.chatflow.conversations.live;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.log.ReceiptTable;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.ReceiptView;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How far the readers of conversations are.
@Singleton
public class Receipts {

    /// What became of a move: where the reader is now, and whether that is news.
    record Moved(ReceiptView now, boolean isNews) {}

    private final PositionBook book;

    Receipts(PositionBook book) {
        this.book = book;
    }

    /// Moves a position forward, never back, never past the end of the log.
    Moved move(Conversation conversation, Audience reader, long delivered, long read) {
        var end = endFor(conversation, reader);
        var move = book.move(new ReceiptTable.Row(
                conversation.tenant(),
                conversation.id(),
                reader.self(),
                Math.min(Math.max(delivered, read), end),
                Math.min(read, end)));
        return new Moved(ofReader(move.now()), move.moved());
    }

    /// The positions that another node has moved.
    List<ReceiptView> movedElsewhere(Conversation conversation) {
        return book.refresh(conversation.tenant(), conversation.id()).stream()
                .map(Receipts::ofReader)
                .toList();
    }

    public Map<ConversationId, List<ReceiptView>> of(
            TenantId tenant, Collection<Conversation> conversations, Audience audience) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        var ids = conversations.stream().map(Conversation::id).toList();
        var rows = book.of(tenant, ids).stream().collect(Collectors.groupingBy(ReceiptTable.Row::conversation));
        return conversations.stream()
                .collect(Collectors.toMap(
                        Conversation::id, one -> views(rows.getOrDefault(one.id(), List.of()), one, audience)));
    }

    /// The position of all staff together, which is what a visitor is shown.
    public ReceiptView ofStaff(Conversation conversation) {
        var staff = book.of(conversation.tenant(), conversation.id()).stream()
                .filter(row -> row.reader().kind() == AuthorKind.agent)
                .toList();
        return merged(staff, conversation.lastPublicSeq());
    }

    private static List<ReceiptView> views(List<ReceiptTable.Row> rows, Conversation conversation, Audience audience) {
        if (audience.seesPrivate()) {
            return rows.stream().map(Receipts::ofReader).toList();
        }
        var views = new ArrayList<ReceiptView>();
        var staff = rows.stream()
                .filter(row -> row.reader().kind() == AuthorKind.agent)
                .toList();
        rows.stream().filter(row -> row.reader().kind() == AuthorKind.contact).forEach(row -> views.add(ofReader(row)));
        if (!staff.isEmpty()) {
            views.add(merged(staff, conversation.lastPublicSeq()));
        }
        return views;
    }

    /// Not past what the visitor may see: that staff have read a note is as private as the note.
    private static ReceiptView merged(List<ReceiptTable.Row> staff, long end) {
        var delivered =
                staff.stream().mapToLong(ReceiptTable.Row::deliveredSeq).max().orElse(0);
        var read = staff.stream().mapToLong(ReceiptTable.Row::readSeq).max().orElse(0);
        return new ReceiptView(
                new ReceiptView.Reader(AuthorKind.agent, null), Math.min(delivered, end), Math.min(read, end));
    }

    private static long endFor(Conversation conversation, Audience reader) {
        return reader.seesPrivate() ? conversation.lastSeq() : conversation.lastPublicSeq();
    }

    private static ReceiptView ofReader(ReceiptTable.Row row) {
        return new ReceiptView(readerView(row.reader()), row.deliveredSeq(), row.readSeq());
    }

    private static ReceiptView.Reader readerView(Author reader) {
        return switch (reader) {
            case Author.OfContact visitor ->
                new ReceiptView.Reader(reader.kind(), visitor.contact().text());
            case Author.OfAgent agent ->
                new ReceiptView.Reader(reader.kind(), agent.staff().text());
            case Author.OfAssistant assistant -> new ReceiptView.Reader(reader.kind(), null);
            case Author.OfSystem system -> new ReceiptView.Reader(reader.kind(), null);
        };
    }
}
