package io.chatflow.conversations.live;

import static java.util.stream.Collectors.toMap;

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
import io.chatflow.tenants.TeamId;
import io.chatflow.tenants.Teams;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /// In the order given, with as many queries for many as for one.
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
        names.prepare(tenant, shown(conversations, last.values()));
        var teamNames = teamNames(tenant, conversations);
        return conversations.stream()
                .map(one -> view(one, reader, last, positions, teamNames))
                .toList();
    }

    private static Set<Author> shown(Collection<Conversation> conversations, Collection<Entry> last) {
        var shown = new HashSet<Author>();
        for (var one : conversations) {
            shown.add(Author.contact(one.contact()));
            if (one.assigneeAgent() != null) {
                shown.add(Author.agent(one.assigneeAgent()));
            }
        }
        last.forEach(entry -> shown.add(entry.author()));
        return shown;
    }

    /// None where no conversation is a team's alone.
    private Map<TeamId, String> teamNames(TenantId tenant, Collection<Conversation> conversations) {
        return conversations.stream().anyMatch(ConversationViews::isTeams)
                ? teams.all(tenant).stream().collect(toMap(Team::id, Team::name))
                : Map.of();
    }

    private static boolean isTeams(Conversation one) {
        return one.assigneeAgent() == null && one.assigneeTeam() != null;
    }

    private static boolean isLast(@Nullable Entry entry, Conversation one, Audience reader) {
        return entry != null && entry.seq() == (reader.seesPrivate() ? one.lastSeq() : one.lastPublicSeq());
    }

    private ConversationView view(
            Conversation one,
            Audience reader,
            Map<ConversationId, Entry> last,
            Map<ConversationId, List<ReceiptView>> positions,
            Map<TeamId, String> teamNames) {
        var lastEntry = last.get(one.id());
        return new ConversationView(
                one.id().text(),
                one.site().text(),
                one.channel(),
                one.contact().text(),
                names.of(one.tenant(), Author.contact(one.contact())).name(),
                one.status(),
                assignee(one, teamNames),
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

    private ConversationView.@Nullable AssigneeView assignee(Conversation one, Map<TeamId, String> teamNames) {
        if (one.assigneeAgent() == null && one.assigneeTeam() == null) {
            return null;
        }
        var name = isTeams(one)
                ? teamNames.get(one.assigneeTeam())
                : names.of(one.tenant(), Author.agent(one.assigneeAgent())).name();
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
