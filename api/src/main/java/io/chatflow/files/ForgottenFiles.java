package io.chatflow.files;

import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import jakarta.inject.Singleton;

/// Deletes what is to go. The bytes first: a row that stays behind is found again, bytes without a row by
/// nobody.
@Singleton
class ForgottenFiles implements Job<ForgottenFiles.Due> {

    private final FileRepository repository;
    private final FileStore store;

    ForgottenFiles(FileRepository repository, FileStore store) {
        this.repository = repository;
        this.store = store;
    }

    /// The tenant's id as text.
    record Due(String tenant) {

        /// Each under a name of its own: what is forgotten while one ends would wait for hours.
        String instance() {
            return tenant + ":" + Ids.next();
        }
    }

    @Override
    public String name() {
        return "files-forgotten";
    }

    @Override
    public Class<Due> data() {
        return Due.class;
    }

    @Override
    public void run(Due due) {
        delete(TenantId.parse(due.tenant()));
    }

    void delete(TenantId tenant) {
        for (var file : repository.forgotten(tenant)) {
            store.delete(file.storedAs());
            repository.delete(tenant, file.id());
        }
    }
}
