package io.chatflow.files;

import static java.util.stream.Collectors.toMap;

import io.chatflow.identity.Caller;
import io.chatflow.identity.ContactId;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.idempotency.Idempotent;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.platform.web.Problems;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Status;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Uploaded files: who may attach and who may see them.
@Singleton
public class Files {

    private final FileRepository repository;
    private final FileStore store;
    private final ForgottenFiles forgotten;
    private final Jobs jobs;
    private final Clock clock;

    Files(FileRepository repository, FileStore store, ForgottenFiles forgotten, Jobs jobs, Clock clock) {
        this.repository = repository;
        this.store = store;
        this.forgotten = forgotten;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// The caller's own uploads of these ids, in the order asked for. Throws a 400 that points at the first id which is
    /// not one of them, whether or not it exists.
    public List<FileView> attachable(TenantId tenant, Caller caller, List<FileId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var own = repository.ofUploader(tenant, ids, uploader(caller), caller instanceof StaffCaller).stream()
                .collect(toMap(StoredFile::id, StoredFile::view));
        for (int at = 0; at < ids.size(); at++) {
            if (!own.containsKey(ids.get(at))) {
                throw Problems.invalid("/attachments/" + at, "not a file that you uploaded");
            }
        }
        return ids.stream().map(own::get).toList();
    }

    /// The files stand in a conversation of the contact now, and open to her. Not to be called for private
    /// notes.
    @Transactional
    public void attached(TenantId tenant, Collection<FileId> ids, ContactId contact) {
        if (!ids.isEmpty()) {
            repository.attach(tenant, ids, contact);
        }
    }

    /// Nobody finds these files and those of the contact from now on, but for what was sent to somebody else since;
    /// their bytes are deleted after the commit.
    @Transactional
    public void forget(TenantId tenant, Collection<FileId> ids, ContactId contact) {
        var now = clock.instant();
        if (!ids.isEmpty()) {
            repository.forgetSent(tenant, ids, contact, now);
        }
        repository.forgetOf(tenant, contact, now);
        var due = new ForgottenFiles.Due(tenant.text());
        jobs.schedule(forgotten, due.instance(), due);
    }

    /// Follows conversations that moved to another contact: what was sent to her, and what she uploaded, sent or not.
    @Transactional
    public void moved(TenantId tenant, ContactId from, ContactId into) {
        repository.moveAttached(tenant, from, into);
        repository.moveUploaded(tenant, from, into);
    }

    /// The bytes are on disk before the row is written: a row never points at nothing.
    @Idempotent
    @Status(HttpStatus.CREATED)
    FileView keep(TenantId tenant, Caller caller, Upload upload) {
        var id = FileId.next();
        var storedAs = store.write(upload.bytes());
        repository.insert(
                tenant,
                id,
                upload.name(),
                upload.type(),
                upload.bytes().length,
                upload.width(),
                upload.height(),
                storedAs,
                uploader(caller),
                caller instanceof StaffCaller,
                clock.instant());
        return new FileView(id, upload.name(), upload.type(), upload.bytes().length, upload.width(), upload.height());
    }

    /// A file that the caller may see: staff all of their tenant's; a visitor her own and those in her conversations.
    Optional<StoredFile> visible(TenantId tenant, Caller caller, FileId id) {
        return repository.find(tenant, id).filter(file -> switch (caller) {
            case StaffCaller staff -> true;
            case VisitorCaller visitor ->
                visitor.contact().value().equals(file.attachedContact())
                        || (!file.byStaff()
                                && file.uploadedBy().equals(visitor.contact().value()));
            case OperatorCaller operator -> false;
            case SiteCaller site -> false;
        });
    }

    Optional<StoredFile> find(TenantId tenant, FileId id) {
        return repository.find(tenant, id);
    }

    private static UUID uploader(Caller caller) {
        return switch (caller) {
            case StaffCaller staff -> staff.staff().value();
            case VisitorCaller visitor -> visitor.contact().value();
            case OperatorCaller operator -> throw Problems.forbidden();
            case SiteCaller site -> throw Problems.forbidden();
        };
    }
}
