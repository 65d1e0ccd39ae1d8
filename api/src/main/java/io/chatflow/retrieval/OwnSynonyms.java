package io.chatflow.retrieval;

import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;

/// Words that a tenant's shoppers and writers use for the same thing, beside those of the product.
@Singleton
public class OwnSynonyms {

    private final SynonymRepository repository;
    private final PassageRepository passages;

    OwnSynonyms(SynonymRepository repository, PassageRepository passages) {
        this.repository = repository;
        this.passages = passages;
    }

    public List<List<String>> of(TenantId tenant) {
        return repository.all(tenant).stream()
                .map(SynonymRepository.GroupRow::words)
                .toList();
    }

    /// Replaces them all; searches know them from now on, on every node.
    @Transactional
    public void put(TenantId tenant, List<List<String>> groups) {
        repository.forget(tenant);
        int place = 0;
        for (var group : groups) {
            repository.insert(tenant, place++, group);
        }
        for (var kind : Document.Kind.values()) {
            passages.changed(tenant, kind.name(), Ids.next());
        }
    }
}
