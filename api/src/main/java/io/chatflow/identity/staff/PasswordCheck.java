package io.chatflow.identity.staff;

import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.StaffAccounts.StaffAccount;
import jakarta.inject.Singleton;

/// Asks somebody who is signed in for the password again, before a change that a thief of the session must
/// not make.
@Singleton
public class PasswordCheck {

    private final PasswordRepository passwords;
    private final Passwords hashing;
    private final LoginBackoff backoff;

    PasswordCheck(PasswordRepository passwords, Passwords hashing, LoginBackoff backoff) {
        this.passwords = passwords;
        this.hashing = hashing;
        this.backoff = backoff;
    }

    /// Wrong ones count as failed sign-ins do. Throws `validation_failed` at `/password`, or
    /// `rate_limited`.
    public void require(StaffAccount account, String password, String address) {
        backoff.begin(account.email(), address);
        var matches = passwords
                .find(account.id().value())
                .filter(stored -> hashing.matches(password, stored))
                .isPresent();
        if (!matches) {
            throw Problems.invalid("/password", "this is not your password");
        }
        backoff.succeeded(account.email(), address);
    }
}
