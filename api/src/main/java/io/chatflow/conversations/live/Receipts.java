package io.chatflow.conversations.live;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.ConversationId;
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

    private final ReceiptTable table;

    Receipts(ReceiptTable table) {
        this.table = table;
    }

    /// Moves a position forward, never back, never past the end of the log; the position that holds then.
    public ReceiptView move(TenantId tenant, ConversationId id, Author reader, long delivered, long read) {
        return table.move(tenant, id, reader, Math.max(delivered, read), read)
                .map(Receipts::ofReader)
                .orElseGet(() -> new ReceiptView(readerView(reader), 0, 0));
    }

    public Map<ConversationId, List<ReceiptView>> of(
            TenantId tenant, Collection<ConversationId> conversations, Audience audience) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        return table.of(tenant, conversations).stream()
                .collect(Collectors.groupingBy(
                        ReceiptTable.Row::conversation,
                        Collectors.collectingAndThen(Collectors.toList(), rows -> views(rows, audience))));
    }

    /// The position of all staff together, which is what a visitor is shown.
    public ReceiptView ofStaff(TenantId tenant, ConversationId id) {
        return merged(table.of(tenant, List.of(id)).stream()
                .filter(row -> row.reader().kind() == AuthorKind.agent)
                .toList());
    }

    private static List<ReceiptView> views(List<ReceiptTable.Row> rows, Audience audience) {
        if (audience.seesPrivate()) {
            return rows.stream().map(Receipts::ofReader).toList();
        }
        var views = new ArrayList<ReceiptView>();
        var staff = rows.stream()
                .filter(row -> row.reader().kind() == AuthorKind.agent)
                .toList();
        rows.stream().filter(row -> row.reader().kind() == AuthorKind.contact).forEach(row -> views.add(ofReader(row)));
        if (!staff.isEmpty()) {
            views.add(merged(staff));
        }
        return views;
    }

    private static ReceiptView merged(List<ReceiptTable.Row> staff) {
        return new ReceiptView(
                new ReceiptView.Reader(AuthorKind.agent, null),
                staff.stream().mapToLong(ReceiptTable.Row::deliveredSeq).max().orElse(0),
                staff.stream().mapToLong(ReceiptTable.Row::readSeq).max().orElse(0));
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
