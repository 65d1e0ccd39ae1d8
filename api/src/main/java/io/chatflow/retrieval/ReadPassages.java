package io.chatflow.retrieval;

import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/// Computes the meaning of passages that are new or changed, once, on one node. Each batch is a transaction, so that
/// writing an article waits for a batch at most.
@Singleton
final class ReadPassages implements Job<ReadPassages.Of> {

    private static final int BATCH = 32;

    private final PassageRepository passages;
    private final Meaning meaning;
    private final TenantTransactions transactions;

    ReadPassages(PassageRepository passages, Meaning meaning, TenantTransactions transactions) {
        this.passages = passages;
        this.meaning = meaning;
        this.transactions = transactions;
    }

    record Of(TenantId tenant) {}

    static String instance(TenantId tenant, UUID cause) {
        return tenant.text() + ":" + cause;
    }

    @Override
    public String name() {
        return "retrieval.read-passages";
    }

    @Override
    public Class<Of> data() {
        return Of.class;
    }

    /// Without a model nothing is done: whoever builds an index later schedules it again.
    @Override
    public void run(Of of) {
        meaning.embeddings().ifPresent(embeddings -> {
            while (readSome(of.tenant(), embeddings)) {
                // As long as there are any.
            }
        });
    }

    private boolean readSome(TenantId tenant, Embeddings embeddings) {
        return transactions.within(tenant, connection -> {
            var unread = passages.unread(tenant, Languages.MODELLED, meaning.name(), BATCH);
            store(
                    tenant,
                    unread,
                    embeddings.ofAll(unread.stream().map(PassageRow::sentence).toList()));
            return unread.size() == BATCH;
        });
    }

    private void store(TenantId tenant, List<PassageRow> read, List<float[]> vectors) {
        for (int i = 0; i < read.size(); i++) {
            var row = read.get(i);
            passages.read(tenant, row.documentId(), row.place(), Vectors.bytes(vectors.get(i)), meaning.name());
        }
        read.stream()
                .map(PassageRow::kind)
                .distinct()
                .forEach(kind -> passages.changed(tenant, kind.name(), Ids.next()));
    }
}
