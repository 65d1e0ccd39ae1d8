package io.chatflow.conversations;

import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.live.Access;
import io.chatflow.conversations.log.LogDoor;
import io.chatflow.conversations.log.LogProblems;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.conversations.log.LogWriter;
import io.chatflow.files.FileId;
import io.chatflow.files.Files;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.AttachmentView;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// Takes what people write, from sockets and HTTP alike.
@Singleton
public class Messages {

    /// Means, in place of a conversation's id, that a new one is to start.
    public static final String NEW = "new";

    private static final Limit OF_VISITOR = Limit.perMinute("messages", 600);
    private static final Limit OF_STAFF = Limit.perMinute("messages", 1_200);

    /// The log's writer thread must not be kept by work of ours; in one line, so that the messages keep their order.
    private static final Executor OVER =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("over").factory());

    private final Limits limits;
    private final LogReader reader;
    private final LogWriter writer;
    private final LogDoor door;
    private final Contacts contacts;
    private final Files files;

    Messages(Limits limits, LogReader reader, LogWriter writer, LogDoor door, Contacts contacts, Files files) {
        this.limits = limits;
        this.reader = reader;
        this.writer = writer;
        this.door = door;
        this.contacts = contacts;
        this.files = files;
    }

    /// What somebody wrote. For visitors, no `conversationId` means the open conversation in the site, else a new one.
    public record Draft(
            @Nullable String conversationId, UUID clientId, String text, List<String> attachments, boolean isPrivate) {}

    /// Ends after the commit. Throws, or ends with, the problems of the protocol.
    public CompletableFuture<Appended> send(Caller caller, Draft draft) {
        MessageText.check(draft.text(), draft.attachments());
        return switch (caller) {
            case VisitorCaller visitor -> ofVisitor(visitor, draft);
            case StaffCaller staff -> ofStaff(staff, draft);
            case OperatorCaller operator -> throw Problems.forbidden();
            case SiteCaller site -> throw Problems.forbidden();
        };
    }

    private CompletableFuture<Appended> ofVisitor(VisitorCaller visitor, Draft draft) {
        if (draft.isPrivate()) {
            throw Problems.forbidden();
        }
        limits.check(OF_VISITOR, visitor.contact().text());
        var attachments = attachments(visitor.tenant(), visitor, draft);
        files.attached(visitor.tenant(), fileIds(draft), visitor.contact());
        var message = NewEntry.message(Author.contact(visitor.contact()), draft.text(), attachments, draft.clientId());
        if (draft.conversationId() == null || draft.conversationId().equals(NEW)) {
            return CompletableFuture.completedFuture(start(visitor, message, draft.conversationId() != null));
        }
        return writer.append(visitor.tenant(), Access.idOf(draft.conversationId()), message)
                .exceptionallyCompose(failure -> LogProblems.isOver(failure)
                        ? CompletableFuture.supplyAsync(() -> start(visitor, message, false), OVER)
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<Appended> ofStaff(StaffCaller staff, Draft draft) {
        limits.check(OF_STAFF, staff.staff().text());
        if (draft.conversationId() == null) {
            throw Problems.invalid("/conversationId", "is missing");
        }
        var conversation = Access.idOf(draft.conversationId());
        var attachments = attachments(staff.tenant(), staff, draft);
        if (!draft.isPrivate() && !attachments.isEmpty()) {
            var shopper = reader.find(staff.tenant(), conversation).orElseThrow(Problems::conversationNotFound);
            files.attached(staff.tenant(), fileIds(draft), shopper.contact());
        }
        var author = Author.agent(staff.staff());
        var entry = draft.isPrivate()
                ? NewEntry.note(author, draft.text(), attachments, draft.clientId())
                : NewEntry.message(author, draft.text(), attachments, draft.clientId());
        return writer.append(staff.tenant(), conversation, entry);
    }

    private List<AttachmentView> attachments(TenantId tenant, Caller caller, Draft draft) {
        return files.attachable(tenant, caller, fileIds(draft)).stream()
                .map(file -> new AttachmentView(
                        file.id().text(), file.name(), file.type(), file.size(), file.width(), file.height()))
                .toList();
    }

    private static List<FileId> fileIds(Draft draft) {
        try {
            return draft.attachments().stream().map(FileId::parse).toList();
        } catch (IllegalArgumentException | NullPointerException notAnId) {
            throw Problems.invalid("/attachments", "holds what is no file's id");
        }
    }

    private Appended start(VisitorCaller visitor, NewEntry message, boolean fresh) {
        contacts.ensure(visitor);
        return door.start(visitor.tenant(), visitor.site(), visitor.contact(), message, fresh);
    }
}
