package io.chatflow.platform.audit;

import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The record of who changed what. Call it in the transaction of the change, so that neither stands without the other.
@Singleton
public class Audit {

    private final AuditRepository repository;
    private final Clock clock;

    Audit(AuditRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// `action` is a thing and a past participle, such as `conversation.resolved`.
    public void record(TenantId tenant, Id actor, String action, Id subject) {
        record(tenant, actor.text(), action, subject.text());
    }

    /// For actors or subjects without an id of ours, such as a product's `externalId`. Never content, never a secret.
    public void record(TenantId tenant, String actor, String action, String subject) {
        repository.insert(tenant, Ids.next(), clock.instant(), actor, action, subject);
    }
}
