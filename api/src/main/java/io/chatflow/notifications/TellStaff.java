package io.chatflow.notifications;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.EntryView;
import io.chatflow.tenants.Member;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;

/// Finds out whom an entry concerns, by what each of them asked to be told of, and starts a delivery to each of their
/// devices. The rule is the panel's own for notifications of the desktop.
@Singleton
class TellStaff implements Job<TellStaff.Data> {

    private final Conversations conversations;
    private final StaffDirectory directory;
    private final Devices devices;
    private final Deliveries deliveries;

    TellStaff(Conversations conversations, StaffDirectory directory, Devices devices, Deliveries deliveries) {
        this.conversations = conversations;
        this.directory = directory;
        this.devices = devices;
        this.deliveries = deliveries;
    }

    record Data(TenantId tenant, ConversationId conversation, long seq) {}

    @Override
    public String name() {
        return "notifications.tell-staff";
    }

    @Override
    public Class<Data> data() {
        return Data.class;
    }

    @Override
    public void run(Data data) {
        var conversation = conversations.find(data.tenant(), data.conversation());
        var entry = conversations.entries(data.tenant(), data.conversation(), data.seq() - 1, 1).stream()
                .filter(one -> one.seq() == data.seq())
                .findFirst();
        if (conversation.isPresent() && entry.isPresent() && conversation.get().status() == ConversationStatus.open) {
            tell(conversation.get(), entry.get());
        }
    }

    private void tell(Conversation conversation, EntryView entry) {
        var reason = reason(entry);
        if (reason == null) {
            return;
        }
        var concerned = directory.members(conversation.tenant()).stream()
                .filter(member -> concerns(member, reason, conversation, entry))
                .map(Member::id)
                .toList();
        var told = devices.of(conversation.tenant(), concerned);
        if (!told.isEmpty()) {
            deliveries.start(conversation.tenant(), told, reason, conversation.id());
        }
    }

    private static @Nullable Reason reason(EntryView entry) {
        return switch (entry.kind()) {
            case message -> entry.author().kind() == AuthorKind.contact ? Reason.message : null;
            case handoff -> Reason.waiting;
            case assignment -> Reason.assigned;
            case note, status, rating, card, event -> null;
        };
    }

    private static boolean concerns(Member member, Reason reason, Conversation conversation, EntryView entry) {
        var about = member.preferences().about();
        if (about == Member.NotifyAbout.nothing || isBy(member.id(), entry)) {
            return false;
        }
        var assignee = conversation.assigneeAgent();
        if (reason == Reason.assigned) {
            return member.id().equals(assignee);
        }
        return about == Member.NotifyAbout.all
                || assignee == null
                || member.id().equals(assignee);
    }

    private static boolean isBy(StaffId staff, EntryView entry) {
        return entry.author().kind() == AuthorKind.agent
                && staff.toString().equals(entry.author().id());
    }
}
