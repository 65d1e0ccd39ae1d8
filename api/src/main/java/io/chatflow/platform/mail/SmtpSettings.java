package io.chatflow.platform.mail;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Properties;

/// The mail server: `CHATFLOW_SMTP_HOST`, `…_PORT`, `…_USERNAME`, `…_PASSWORD`, `…_SECURITY` (`starttls`, `tls` or
/// `none`),
/// and `CHATFLOW_MAIL_FROM`, the platform's own address.
@Singleton
@Requires(property = "chatflow.smtp.host", pattern = ".+")
final class SmtpSettings {

    private static final String PATIENCE_MS = "10000";

    enum Security {
        starttls,
        tls,
        none
    }

    final String host;
    final int port;

    @Nullable
    final String username;

    @Nullable
    final String password;

    final InternetAddress from;
    private final Security security;

    SmtpSettings(
            @Value("${chatflow.smtp.host}") String host,
            @Value("${chatflow.smtp.port:587}") int port,
            @Nullable @Value("${chatflow.smtp.username:}") String username,
            @Nullable @Value("${chatflow.smtp.password:}") String password,
            @Value("${chatflow.smtp.security:starttls}") Security security,
            @Nullable @Value("${chatflow.mail.from:}") String from) {
        this.host = host;
        this.port = port;
        this.username = username == null || username.isBlank() ? null : username;
        this.password = this.username == null ? null : password;
        this.security = security;
        this.from = address(from);
    }

    /// Source: the package description of org.eclipse.angus.mail.smtp.
    Properties properties() {
        var properties = new Properties();
        properties.put("mail.smtp.auth", Boolean.toString(username != null));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(security == Security.starttls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(security == Security.starttls));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(security == Security.tls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MS);
        properties.put("mail.smtp.timeout", PATIENCE_MS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MS);
        return properties;
    }

    private static InternetAddress address(@Nullable String from) {
        try {
            return new InternetAddress(from == null ? "" : from, true);
        } catch (AddressException noAddress) {
            throw new IllegalStateException(
                    "With CHATFLOW_SMTP_HOST a sender is needed: CHATFLOW_MAIL_FROM, such as no-reply@example.com");
        }
    }
}
