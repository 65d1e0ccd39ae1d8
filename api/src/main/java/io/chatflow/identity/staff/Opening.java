package io.chatflow.identity.staff;

import io.chatflow.identity.staff.PasswordRepository.GivenRow;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffAccounts.StaffAccount;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells what a password opens to somebody.
@Singleton
class Opening {

    private final PasswordRepository passwords;
    private final Passwords hashing;

    Opening(PasswordRepository passwords, Passwords hashing) {
        this.passwords = passwords;
        this.hashing = hashing;
    }

    /// What a good password opens: every tenant, when it is the person's own, else those whose admins gave it.
    /// `only`: the account has no other password.
    record Opened(boolean own, boolean only, Set<TenantId> tenants) {

        boolean opens(TenantId tenant) {
            return own || tenants.contains(tenant);
        }
    }

    /// Empty for a wrong password. Takes as long for an account that there is not.
    Optional<Opened> by(Optional<StaffAccount> account, String password) {
        var own = account.flatMap(known -> passwords.find(known.id().value()));
        if (own.isPresent()) {
            return own.filter(stored -> hashing.matches(password, stored))
                    .map(stored -> new Opened(true, true, Set.of()));
        }
        var given = account.map(known -> passwords.given(known.id().value())).orElse(List.of());
        if (given.isEmpty()) {
            hashing.matchNobody(password);
            return Optional.empty();
        }
        var tenants = given.stream()
                .filter(row -> hashing.matches(password, row.hash()))
                .map(GivenRow::tenantId)
                .map(TenantId::new)
                .collect(Collectors.toSet());
        return tenants.isEmpty() ? Optional.empty() : Optional.of(new Opened(false, given.size() == 1, tenants));
    }
}
