package io.chatflow.platform.mail;

import io.chatflow.platform.jobs.Job;
import io.chatflow.platform.mail.MailDeliveryRepository.MailRow;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends one mail. While the mail server is away or says "later" it is tried again, with longer and longer pauses, for
/// two
/// days; what is refused for good is noted and left alone.
@Singleton
class SendMail implements Job<SendMail.Data> {

    private static final Logger LOG = LoggerFactory.getLogger(SendMail.class);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Map<String, MailKind> kinds;
    private final MailDeliveryRepository repository;
    private final LetterPress press;
    private final MailTransport transport;
    private final Clock clock;
    private final Duration firstPause;

    SendMail(
            List<MailKind> kinds,
            MailDeliveryRepository repository,
            LetterPress press,
            MailTransport transport,
            Clock clock,
            @Value("${chatflow.mail.retry-after:1m}") Duration firstPause) {
        this.kinds = kinds.stream().collect(Collectors.toMap(MailKind::name, Function.identity()));
        this.repository = repository;
        this.press = press;
        this.transport = transport;
        this.clock = clock;
        this.firstPause = firstPause;
    }

    record Data(UUID mail) {}

    @Override
    public String name() {
        return "mail.send";
    }

    @Override
    public Class<Data> data() {
        return Data.class;
    }

    @Override
    public void run(Data data) {
        repository.waiting(data.mail()).ifPresent(this::send);
    }

    @Override
    public Duration retryAfter(int failures) {
        var pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void send(MailRow mail) {
        if (mail.createdAt().plus(GIVEN_UP_AFTER).isBefore(clock.instant())) {
            LOG.warn("Gave a mail of the kind {} up after two days", mail.kind());
            end(mail, MailStatus.failed, null);
            return;
        }
        var letter = kinds.get(mail.kind()).write(mail.subject());
        if (letter.isEmpty()) {
            end(mail, MailStatus.dropped, null);
            return;
        }
        switch (transport.deliver(press.print(mail.id(), letter.get()))) {
            case Delivery.Taken() -> end(mail, MailStatus.sent, null);
            case Delivery.Refused(var replyCode) -> {
                LOG.info("A mail of the kind {} was refused with {}", mail.kind(), replyCode);
                end(mail, MailStatus.bounced, replyCode);
            }
            case Delivery.Deferred(var reason) -> {
                repository.countAttempt(mail.id());
                throw new MailDeferred(mail.kind(), reason);
            }
        }
    }

    private void end(MailRow mail, MailStatus status, @Nullable Integer replyCode) {
        repository.end(mail.id(), status.name(), replyCode, clock.instant());
    }
}
