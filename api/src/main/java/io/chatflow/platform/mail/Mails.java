package io.chatflow.platform.mail;

import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import io.micronaut.context.BeanProvider;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Asks for mails and tells what became of them.
@Singleton
public class Mails {

    private final MailDeliveryRepository repository;
    // Later: the job knows the kinds of mail, and some of them know who asks for mails.
    private final BeanProvider<SendMail> job;
    private final Jobs jobs;
    private final Clock clock;

    Mails(MailDeliveryRepository repository, BeanProvider<SendMail> job, Jobs jobs, Clock clock) {
        this.repository = repository;
        this.job = job;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// The mail is written and sent once the surrounding transaction has committed. Whether there is anybody to write
    /// to
    /// is found out then: asking takes the same time in any case.
    @Transactional
    public UUID send(MailKind kind, MailSubject subject) {
        var id = Ids.next();
        var tenant = subject.tenant() == null ? null : subject.tenant().value();
        repository.insert(id, kind.name(), tenant, subject.id(), clock.instant());
        jobs.schedule(job.get(), id.toString(), new SendMail.Data(id));
        return id;
    }

    /// Where the last mail about each of these subjects of a tenant stands; missing where none was asked for lately.
    public Map<UUID, MailStatus> lastOf(TenantId tenant, Collection<UUID> subjects) {
        return subjects.isEmpty()
                ? Map.of()
                : repository.last(tenant.value(), subjects).stream()
                        .collect(Collectors.toMap(
                                MailDeliveryRepository.LastRow::subjectId, MailDeliveryRepository.LastRow::status));
    }
}
