package io.chatflow.files;

import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.StaffAccounts;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// The faces of staff. A face is a file of its own, drawn from one that was uploaded, under an address that lasts as
/// long as the face: colleagues and shoppers see it where the person writes.
@Singleton
class StaffPictures {

    private static final String ADDRESS = "/api/v1/pictures/";
    private static final String NAME = "picture.jpg";
    private static final int AT_ONCE = 2;

    private final FileRepository repository;
    private final FileStore store;
    private final FileAddress addresses;
    private final ForgottenFiles forgotten;
    private final StaffDirectory directory;
    private final StaffAccounts accounts;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    StaffPictures(
            FileRepository repository,
            FileStore store,
            FileAddress addresses,
            ForgottenFiles forgotten,
            StaffDirectory directory,
            StaffAccounts accounts,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.store = store;
        this.addresses = addresses;
        this.forgotten = forgotten;
        this.directory = directory;
        this.accounts = accounts;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /// Gives the address of the face, a path at this service. What was uploaded, and the face before, are deleted.
    /// Throws a 400 for what the person has not uploaded, or has sent to somebody, 415 `file_type_refused` for what
    /// can't be drawn, 503 while too many are drawn.
    String choose(StaffCaller caller, FileId id) {
        var uploaded = repository
                .ofUploader(caller.tenant(), List.of(id), caller.staff().value(), true)
                .stream()
                .filter(file -> file.attachedContact() == null)
                .findFirst()
                .orElseThrow(() -> Problems.invalid("/fileId", "not a file that you uploaded for this"));
        return use(caller, drawn(uploaded), id);
    }

    /// Drawn outside any transaction, since it takes long, and few at once, since it takes much memory.
    private byte[] drawn(StoredFile uploaded) {
        if (!places.tryAcquire()) {
            throw Problems.unavailable();
        }
        try {
            return Portrait.of(uploaded.type(), store.read(uploaded.storedAs()));
        } finally {
            places.release();
        }
    }

    @Transactional
    String use(StaffCaller caller, byte[] drawn, FileId upload) {
        var face = keep(caller, drawn);
        var address = ADDRESS + addresses.lasting(caller.tenant(), face);
        replace(caller, address, List.of(upload));
        return address;
    }

    @Transactional
    void remove(StaffCaller caller) {
        replace(caller, null, List.of());
    }

    /// Empty for what is no face, or none any more: another took its place, or who had it does not work here now.
    Optional<StoredFile> find(String word) {
        return addresses
                .readLasting(word)
                .flatMap(target -> repository
                        .find(target.tenant(), target.file())
                        .filter(file -> isShown(target.tenant(), new StaffId(file.uploadedBy()), word)));
    }

    private boolean isShown(TenantId tenant, StaffId staff, String word) {
        var name = directory.names(tenant, List.of(staff)).get(staff);
        return name != null && (ADDRESS + word).equals(name.avatarUrl());
    }

    private FileId keep(StaffCaller caller, byte[] face) {
        var id = FileId.next();
        repository.insert(
                caller.tenant(),
                id,
                NAME,
                Portrait.TYPE,
                face.length,
                Portrait.SIDE,
                Portrait.SIDE,
                store.write(face),
                caller.staff().value(),
                true,
                clock.instant());
        return id;
    }

    private void replace(StaffCaller caller, @Nullable String address, List<FileId> used) {
        var tenant = caller.tenant();
        var gone = new ArrayList<>(used);
        accounts.replacePicture(tenant, caller.staff(), address)
                .flatMap(this::face)
                .ifPresent(gone::add);
        if (!gone.isEmpty()) {
            repository.forget(tenant, gone, clock.instant());
            var due = new ForgottenFiles.Due(tenant.text());
            jobs.schedule(forgotten, due.instance(), due);
        }
        audit.record(
                tenant,
                caller.staff(),
                address == null ? "staff.picture_removed" : "staff.picture_changed",
                caller.staff());
    }

    private Optional<FileId> face(String before) {
        return Optional.of(before)
                .filter(address -> address.startsWith(ADDRESS))
                .flatMap(address -> addresses.readLasting(address.substring(ADDRESS.length())))
                .map(FileAddress.Target::file);
    }
}
