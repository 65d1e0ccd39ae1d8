package io.chatflow.identity;

import io.chatflow.identity.staff.PasswordStore;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.StaffAccounts;
import io.chatflow.tenants.StaffId;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/// Brings people onto the platform.
@Singleton
public class Enrolment {

    private final StaffAccounts accounts;
    private final PasswordStore passwords;

    Enrolment(StaffAccounts accounts, PasswordStore passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /// Makes a person a member of the tenant, with a password that opens this tenant only, as its admin chose it. Who
    /// has one of her own keeps that, and nobody can tell it from the answer. Throws `already_member` (409), and
    /// `validation_failed` for a password of the wrong length.
    @Transactional
    public StaffId enrol(TenantId tenant, String email, String name, Role role, String password) {
        var hash = passwords.hash(password);
        var staff = join(tenant, email, name, role);
        passwords.give(staff, tenant, hash);
        return staff;
    }

    /// Makes a person the owner of a tenant that the platform's operator made: the password is from then on her own.
    /// Throws as above.
    @Transactional
    public StaffId enrolOwner(TenantId tenant, String email, String name, String password) {
        var hash = passwords.hash(password);
        var staff = join(tenant, email, name, Role.owner);
        passwords.keepFirst(staff, hash);
        return staff;
    }

    private StaffId join(TenantId tenant, String email, String name, Role role) {
        var account = accounts.ensure(email, false);
        if (account.operator() || !accounts.addMember(tenant, account.id(), name, role)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "already_member", "A person with this e-mail address is a member already.");
        }
        return account.id();
    }

    /// Makes an operator of the platform, who belongs to no tenant.
    @Transactional
    public StaffId enrolOperator(String email, String password) {
        var hash = passwords.hash(password);
        var account = accounts.ensure(email, true);
        passwords.keepFirst(account.id(), hash);
        return account.id();
    }
}
