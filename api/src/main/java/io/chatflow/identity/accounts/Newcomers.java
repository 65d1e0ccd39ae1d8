package io.chatflow.identity.accounts;

import io.chatflow.tenants.StaffAccounts;
import jakarta.inject.Singleton;

/// Tells whose address is free to begin with.
@Singleton
class Newcomers {

    private final StaffAccounts accounts;

    Newcomers(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    /// Nobody has the address, or somebody who belongs nowhere (any more): reading its mail is all the
    /// proof there is.
    boolean isNew(String email) {
        return accounts.findByEmail(email)
                .filter(account ->
                        account.operator() || !accounts.tenantsOf(account.id()).isEmpty())
                .isEmpty();
    }
}
