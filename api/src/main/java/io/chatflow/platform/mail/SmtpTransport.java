package io.chatflow.platform.mail;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/// Hands mails to a mail server. A repeated mail keeps its Message-ID, by which mail programs show it once.
/// Source: RFC 5321, RFC 5322, RFC 3834.
@Singleton
@Requires(property = "chatflow.smtp.host", pattern = ".+")
class SmtpTransport implements MailTransport {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int PERMANENT = 500;
    private static final int NO_SUCH_MAILBOX_NAME = 553;

    private final SmtpSettings settings;
    private final Session session;
    private final Clock clock;

    SmtpTransport(SmtpSettings settings, Clock clock) {
        this.settings = settings;
        this.session = Session.getInstance(settings.properties());
        this.clock = clock;
    }

    @Override
    public Delivery deliver(PrintedMail mail) {
        MimeMessage message;
        try {
            message = message(mail);
        } catch (AddressException | UnsupportedEncodingException notAnAddress) {
            return new Delivery.Refused(NO_SUCH_MAILBOX_NAME);
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
        try (var transport = session.getTransport("smtp")) {
            transport.connect(settings.host, settings.port, settings.username, settings.password);
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivery.Taken();
        } catch (AuthenticationFailedException refused) {
            return new Delivery.Deferred("the mail server does not accept CHATFLOW_SMTP_USERNAME and …_PASSWORD");
        } catch (MessagingException failure) {
            return delivery(failure);
        }
    }

    private MimeMessage message(PrintedMail mail) throws MessagingException, UnsupportedEncodingException {
        var content = new MimeMultipart("alternative");
        content.addBodyPart(part(mail.text(), "plain"));
        content.addBodyPart(part(mail.html(), "html"));
        var message = new NamedMessage(session, "<" + mail.id() + "@" + domain() + ">");
        message.setFrom(new InternetAddress(settings.from.getAddress(), mail.sender(), UTF_8));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        if (mail.replyTo() != null) {
            message.setReplyTo(new Address[] {new InternetAddress(mail.replyTo(), true)});
        }
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(content);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private String domain() {
        var address = settings.from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /// A sender that the server will not have is our fault and can be mended; a refused recipient or content can't.
    private static Delivery delivery(MessagingException failure) {
        Integer replyCode = null;
        for (Exception at = failure; at instanceof MessagingException next; at = next.getNextException()) {
            switch (at) {
                case SMTPSenderFailedException sender -> {
                    return new Delivery.Deferred("the mail server refuses CHATFLOW_MAIL_FROM as a sender");
                }
                case SMTPAddressFailedException address -> replyCode = address.getReturnCode();
                case SMTPSendFailedException sending ->
                    replyCode = replyCode == null ? Integer.valueOf(sending.getReturnCode()) : replyCode;
                default -> {}
            }
        }
        if (replyCode != null && replyCode >= PERMANENT) {
            return new Delivery.Refused(replyCode);
        }
        return new Delivery.Deferred(
                replyCode == null
                        ? "no answer from the mail server ("
                                + failure.getClass().getSimpleName() + ")"
                        : "the mail server answered " + replyCode);
    }

    /// A message that keeps the identity it was given.
    private static final class NamedMessage extends MimeMessage {

        private final String id;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
