package io.chatflow.conversations.live;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.log.Entry;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.ConversationView;
import io.chatflow.realtime.protocol.Priority;
import io.chatflow.realtime.protocol.ReceiptView;
import io.chatflow.tenants.Team;
import io.chatflow.tenants.Teams;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Conversations as a reader sees them.
@Singleton
public class ConversationViews {

    private final LogReader log;
    private final EntryViews entries;
    private final AuthorNames names;
    private final Receipts receipts;
    private final Teams teams;

    ConversationViews(LogReader log, EntryViews entries, AuthorNames names, Receipts receipts, Teams teams) {
        this.log = log;
        this.entries = entries;
        this.names = names;
        this.receipts = receipts;
        this.teams = teams;
    }

    public ConversationView of(Conversation conversation, Audience reader) {
        return of(conversation.tenant(), List.of(conversation), reader).getFirst();
    }

    /// In the order given, with three queries however many they are.
    public List<ConversationView> of(TenantId tenant, Collection<Conversation> conversations, Audience reader) {
        return of(tenant, conversations, Map.of(), reader);
    }

    /// The same where the last entries may be known already.
    List<ConversationView> of(
            TenantId tenant,
            Collection<Conversation> conversations,
            Map<ConversationId, Entry> known,
            Audience reader) {
        var last = new HashMap<>(known);
        last.putAll(log.last(
                tenant,
                conversations.stream()
                        .filter(one -> !isLast(known.get(one.id()), one, reader))
                        .toList(),
                reader.seesPrivate()));
        var positions = receipts.of(tenant, conversations, reader);
        return conversations.stream()
                .map(one -> view(one, reader, last, positions))
                .toList();
    }

    private static boolean isLast(@Nullable Entry entry, Conversation one, Audience reader) {
        return entry != null && entry.seq() == (reader.seesPrivate() ? one.lastSeq() : one.lastPublicSeq());
    }

    private ConversationView view(
            Conversation one,
            Audience reader,
            Map<ConversationId, Entry> last,
            Map<ConversationId, List<ReceiptView>> positions) {
        var lastEntry = last.get(one.id());
        return new ConversationView(
                one.id().text(),
                one.site().text(),
                one.channel(),
                one.contact().text(),
                names.of(one.tenant(), Author.contact(one.contact())).name(),
                one.status(),
                assignee(one),
                // How staff sort a case and when they come back to it is as private as the entries that tell of it.
                reader.seesPrivate() ? one.priority() : Priority.medium,
                reader.seesPrivate() ? one.tags() : List.of(),
                one.subject(),
                reader.seesPrivate() ? one.lastSeq() : one.lastPublicSeq(),
                lastEntry == null ? null : entries.of(lastEntry, reader),
                one.createdAt(),
                one.updatedAt(),
                one.waitingSince(),
                reader.seesPrivate() ? one.snoozedUntil() : null,
                reader.seesPrivate() ? offer(one) : null,
                positions.getOrDefault(one.id(), List.of()));
    }

    private ConversationView.@Nullable AssigneeView assignee(Conversation one) {
        if (one.assigneeAgent() == null && one.assigneeTeam() == null) {
            return null;
        }
        var name = one.assigneeAgent() != null
                ? names.of(one.tenant(), Author.agent(one.assigneeAgent())).name()
                : teams.find(one.tenant(), one.assigneeTeam()).map(Team::name).orElse(null);
        return new ConversationView.AssigneeView(
                one.assigneeAgent() == null ? null : one.assigneeAgent().text(),
                one.assigneeTeam() == null ? null : one.assigneeTeam().text(),
                name);
    }

    private static ConversationView.@Nullable OfferView offer(Conversation one) {
        return one.offerAgent() == null
                ? null
                : new ConversationView.OfferView(one.offerAgent().text(), one.offerExpires());
    }
}
