package io.chatflow.identity.accounts;

import io.chatflow.platform.limits.Limit;
import java.time.Duration;

/// How often one network address may do what nobody needs to be known for.
public final class AccountLimits {

    /// Asking for mails.
    public static final Limit MAILS = new Limit("account-mails", 60, Duration.ofMinutes(10));

    /// Trying links.
    public static final Limit LINKS = Limit.perMinute("account-links", 60);

    private AccountLimits() {}
}
