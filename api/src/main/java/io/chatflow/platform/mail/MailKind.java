package io.chatflow.platform.mail;

import java.util.Optional;

/// One kind of mail. A feature declares it as a singleton bean.
public interface MailKind {

    /// Unique among all kinds and stable over releases: rows name it.
    String name();

    /// Writes the letter, each time it is tried. Empty when there is no reason for it any more, or never was one:
    /// asking
    /// for a mail to an address that nobody has looks and takes the same as any other.
    Optional<Letter> write(MailSubject subject);
}
