package io.chatflow.identity.staff;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.StaffAccounts.StaffAccount;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Asks somebody who is signed in for the password again, before a change that a thief of the session must
/// not make.
@Singleton
public class PasswordCheck {

    private final Opening opening;
    private final LoginBackoff backoff;

    PasswordCheck(Opening opening, LoginBackoff backoff) {
        this.opening = opening;
        this.backoff = backoff;
    }

    /// Wrong ones count as failed sign-ins do. Throws `validation_failed` at `/password`, or
    /// `rate_limited`.
    public void require(StaffAccount account, TenantId tenant, String password, String address) {
        backoff.begin(account.email(), address);
        var opened = opening.by(Optional.of(account), password)
                .filter(found -> found.opens(tenant))
                .orElseThrow(() -> Problems.invalid("/password", "this is not your password"));
        backoff.succeeded(account.email(), address, opened.only());
    }
}
