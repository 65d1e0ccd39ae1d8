package io.chatflow.identity.staff;

import io.chatflow.identity.staff.StaffSessions.Opened;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.StaffAccounts;
import io.chatflow.tenants.Tenant;
import io.chatflow.tenants.Tenants;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;

/// Signing in with e-mail address and password.
@Singleton
class StaffLogin {

    private final StaffAccounts accounts;
    private final Opening opening;
    private final LoginBackoff backoff;
    private final StaffSessions sessions;
    private final Tenants tenants;

    StaffLogin(StaffAccounts accounts, Opening opening, LoginBackoff backoff, StaffSessions sessions, Tenants tenants) {
        this.accounts = accounts;
        this.opening = opening;
        this.backoff = backoff;
        this.sessions = sessions;
        this.tenants = tenants;
    }

    sealed interface Outcome {
        record SignedIn(Opened opened) implements Outcome {}

        /// The person has several memberships and named none.
        record Choice(List<Tenant> tenants) implements Outcome {}
    }

    Outcome login(String email, String password, @Nullable TenantId tenant, String address) {
        backoff.begin(email, address);
        var found = accounts.findByEmail(email);
        var opened = opening.by(found, password).orElseThrow(StaffLogin::refused);
        backoff.succeeded(email, address, opened.only());
        var account = found.orElseThrow();
        if (account.operator()) {
            return new Outcome.SignedIn(sessions.open(account.id(), null));
        }
        var memberships =
                accounts.tenantsOf(account.id()).stream().filter(opened::opens).toList();
        if (memberships.isEmpty()) {
            throw refused();
        }
        if (tenant == null && memberships.size() > 1) {
            return new Outcome.Choice(tenants.find(memberships));
        }
        var chosen = tenant == null ? memberships.getFirst() : tenant;
        if (!memberships.contains(chosen)) {
            throw Problems.notFound();
        }
        return new Outcome.SignedIn(sessions.open(account.id(), chosen));
    }

    private static ProblemException refused() {
        return new ProblemException(
                HttpStatus.UNAUTHORIZED, "unauthenticated", "The e-mail address or the password is wrong.");
    }
}
