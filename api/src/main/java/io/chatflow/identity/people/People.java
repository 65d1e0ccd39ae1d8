package io.chatflow.identity.people;

import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.StaffDeactivated;
import io.chatflow.identity.staff.StaffSessions;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Member;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.StaffAccounts;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/// Roles and memberships, under two rules: nobody changes their own, so that a tenant never loses its last owner; and
/// nobody touches, or gives, a role above their own.
@Singleton
class People {

    private final StaffDirectory directory;
    private final StaffAccounts accounts;
    private final StaffSessions sessions;
    private final Audit audit;
    private final ApplicationEventPublisher<StaffDeactivated> events;

    People(
            StaffDirectory directory,
            StaffAccounts accounts,
            StaffSessions sessions,
            Audit audit,
            ApplicationEventPublisher<StaffDeactivated> events) {
        this.directory = directory;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    Member changeRole(StaffCaller by, StaffId id, Role role) {
        var member = lock(by, id);
        requireNotAbove(by, role);
        if (member.role() != role) {
            accounts.changeRole(by.tenant(), id, role);
            audit.record(by.tenant(), by.staff(), "staff.role_changed." + role, id);
        }
        return directory.anybody(by.tenant(), id).orElseThrow(Problems::notFound);
    }

    /// Signs the person out everywhere and gives back what shoppers wait for with them.
    @Transactional
    Member deactivate(StaffCaller by, StaffId id) {
        lock(by, id);
        if (accounts.deactivate(by.tenant(), id)) {
            sessions.closeAll(id, by.tenant());
            audit.record(by.tenant(), by.staff(), "staff.deactivated", id);
            events.publishEvent(new StaffDeactivated(by.tenant(), id));
        }
        return directory.anybody(by.tenant(), id).orElseThrow(Problems::notFound);
    }

    @Transactional
    Member reactivate(StaffCaller by, StaffId id) {
        lock(by, id);
        if (accounts.reactivate(by.tenant(), id)) {
            audit.record(by.tenant(), by.staff(), "staff.reactivated", id);
        }
        return directory.anybody(by.tenant(), id).orElseThrow(Problems::notFound);
    }

    private Member lock(StaffCaller by, StaffId id) {
        accounts.lockRoles(by.tenant());
        var member = directory.anybody(by.tenant(), id).orElseThrow(Problems::notFound);
        if (by.staff().equals(id)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "own_membership", "Somebody else has to change what you may do here.");
        }
        requireNotAbove(by, member.role());
        return member;
    }

    /// By the role that the caller has now: the one before in line may have taken it away.
    private void requireNotAbove(StaffCaller by, Role role) {
        var own = directory.role(by.tenant(), by.staff()).orElseThrow(Problems::forbidden);
        if (!own.atLeast(Role.admin) || !own.atLeast(role)) {
            throw Problems.forbidden();
        }
    }
}
