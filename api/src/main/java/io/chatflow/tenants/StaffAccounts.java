package io.chatflow.tenants;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.text.Texts;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// People on the platform and the tenants that they belong to.
@Singleton
public class StaffAccounts {

    private final StaffAccountRepository accounts;
    private final MembershipRepository memberships;
    private final Teams teams;
    private final Clock clock;

    StaffAccounts(StaffAccountRepository accounts, MembershipRepository memberships, Teams teams, Clock clock) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.teams = teams;
        this.clock = clock;
    }

    public Optional<StaffAccount> findByEmail(String email) {
        if (!Texts.isStorable(email)) {
            return Optional.empty();
        }
        return accounts.findByEmail(email).map(StaffAccountRepository.StaffAccountRow::account);
    }

    public Optional<StaffAccount> find(StaffId staff) {
        return accounts.find(staff.value()).map(StaffAccountRepository.StaffAccountRow::account);
    }

    public List<TenantId> tenantsOf(StaffId staff) {
        return accounts.tenantsOf(staff.value()).stream().map(TenantId::new).toList();
    }

    public boolean operatorExists() {
        return accounts.operatorExists();
    }

    /// The account of this address, made when there is none. E-mail addresses are one person's on the whole platform.
    @Transactional
    public StaffAccount ensure(String email, boolean operator) {
        accounts.insert(StaffId.next().value(), email, operator, clock.instant());
        return findByEmail(email).orElseThrow();
    }

    /// False when somebody else has the address.
    @Transactional
    public boolean changeEmail(StaffId staff, String email) {
        return accounts.changeEmail(staff.value(), email) > 0;
    }

    /// Makes a person a member; false when they are one already. Agents join the default team.
    @Transactional
    public boolean addMember(TenantId tenant, StaffId staff, String name, Role role) {
        if (memberships.insert(tenant, staff, name, role.name(), clock.instant()) == 0) {
            return false;
        }
        accounts.insertMembership(staff.value(), tenant.value());
        if (role == Role.agent) {
            teams.addMember(tenant, teams.defaultTeam(tenant), staff);
        }
        return true;
    }

    /// Changes of roles come one after the other: who waited here reads what the one before has done.
    @Transactional
    public void lockRoles(TenantId tenant) {
        memberships.lockOwners(tenant);
    }

    @Transactional
    public void changeRole(TenantId tenant, StaffId staff, Role role) {
        memberships.updateRole(tenant, staff, role.name());
    }

    /// From now on nothing of the tenant opens to this person; the name stays under what they wrote. False when it was
    /// so already.
    @Transactional
    public boolean deactivate(TenantId tenant, StaffId staff) {
        accounts.deleteMembership(staff.value(), tenant.value());
        return memberships.deactivate(tenant, staff, clock.instant()) > 0;
    }

    /// False when the person works here anyway.
    @Transactional
    public boolean reactivate(TenantId tenant, StaffId staff) {
        if (memberships.reactivate(tenant, staff) == 0) {
            return false;
        }
        accounts.insertMembership(staff.value(), tenant.value());
        return true;
    }

    @Transactional
    public void saveProfile(TenantId tenant, StaffId staff, String name, Member.Preferences preferences) {
        memberships.updateProfile(
                tenant, staff, name, preferences.language(), preferences.about().name(), preferences.sound());
    }

    /// A path at this service, or null for none. Gives the one that it takes the place of: of two who replace a
    /// picture at once each gets another.
    @Transactional
    public Optional<String> replacePicture(TenantId tenant, StaffId staff, @Nullable String avatarUrl) {
        var before = memberships.lockPicture(tenant, staff).filter(path -> !path.isEmpty());
        memberships.updatePicture(tenant, staff, avatarUrl);
        return before;
    }

    /// A person on the platform, whatever the tenant. Operators are members of none.
    public record StaffAccount(StaffId id, String email, boolean operator) {}
}
