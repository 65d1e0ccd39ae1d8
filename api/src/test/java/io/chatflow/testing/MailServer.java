package io.chatflow.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// A mail server that takes everything, behind a door that can refuse. All services of a run share it: whichever of
/// them
/// takes a job up, the mail arrives here.
public final class MailServer {

    private static final Pattern LINK = Pattern.compile("https?://\\S+#(cfl_\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final GreenMail SERVER = start();
    private static final SmtpDoor DOOR = SmtpDoor.before(SERVER.getSmtp().getPort());

    private MailServer() {}

    public static SmtpDoor door() {
        return DOOR;
    }

    /// How a service finds it.
    static Map<String, Object> settings() {
        return Map.of(
                "chatflow.smtp.host", "127.0.0.1",
                "chatflow.smtp.port", DOOR.port(),
                "chatflow.smtp.security", "none",
                "chatflow.mail.from", "no-reply@chatflow.test",
                "chatflow.mail.retry-after", "100ms");
    }

    /// A mail as its reader sees it.
    public record Received(MimeMessage message) {

        public String subject() {
            try {
                return message.getSubject();
            } catch (MessagingException fault) {
                throw new IllegalStateException(fault);
            }
        }

        public String header(String name) {
            try {
                var values = message.getHeader(name);
                return values == null ? null : String.join(", ", values);
            } catch (MessagingException fault) {
                throw new IllegalStateException(fault);
            }
        }

        public String from() {
            try {
                return message.getFrom()[0].toString();
            } catch (MessagingException fault) {
                throw new IllegalStateException(fault);
            }
        }

        public String text() {
            return part("text/plain");
        }

        public String html() {
            return part("text/html");
        }

        /// The secret in its link.
        public String token() {
            var link = LINK.matcher(text());
            if (!link.find()) {
                throw new AssertionError("no link in: " + text());
            }
            return link.group(1);
        }

        private String part(String type) {
            try {
                var content = (Multipart) message.getContent();
                for (int at = 0; at < content.getCount(); at++) {
                    BodyPart part = content.getBodyPart(at);
                    if (part.isMimeType(type)) {
                        return part.getContent().toString();
                    }
                }
                throw new AssertionError("no part " + type);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (MessagingException fault) {
                throw new IllegalStateException(fault);
            }
        }
    }

    /// All that came for an address so far, in the order it came.
    public static List<Received> to(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .map(Received::new)
                .toList();
    }

    /// Waits for the first mail to this address.
    public static Received next(String address) {
        return await(address, 1).getFirst();
    }

    /// Waits until so many have come.
    public static List<Received> await(String address, int count) {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var mails = to(address);
            if (mails.size() >= count) {
                return mails;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(mails.size() + " of " + count + " mails came to " + address);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return message.getAllRecipients()[0].toString().equalsIgnoreCase(address);
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static GreenMail start() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }
}
