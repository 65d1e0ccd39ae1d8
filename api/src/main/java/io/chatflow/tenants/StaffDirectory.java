package io.chatflow.tenants;

import io.chatflow.platform.ids.TenantId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The people of staff as one tenant knows them.
@Singleton
public class StaffDirectory {

    private final MembershipRepository memberships;

    StaffDirectory(MembershipRepository memberships) {
        this.memberships = memberships;
    }

    /// Names by id, also of those who left, whose pictures are not shown any more; people who never were members of
    /// this tenant are missing from the map.
    public Map<StaffId, StaffName> names(TenantId tenant, Collection<StaffId> staff) {
        if (staff.isEmpty()) {
            return Map.of();
        }
        return memberships.find(tenant, staff).stream()
                .collect(Collectors.toMap(
                        row -> new StaffId(row.staffId()), row -> new StaffName(row.name(), row.shownPicture())));
    }

    /// Those who work here now.
    public List<Member> members(TenantId tenant) {
        return everybody(tenant).stream().filter(Member::active).toList();
    }

    /// Those who left too.
    public List<Member> everybody(TenantId tenant) {
        return memberships.all(tenant).stream()
                .map(MembershipRepository.MemberRow::member)
                .toList();
    }

    /// Somebody who works here now.
    public Optional<Member> member(TenantId tenant, StaffId staff) {
        return anybody(tenant, staff).filter(Member::active);
    }

    /// Somebody who works here, or did.
    public Optional<Member> anybody(TenantId tenant, StaffId staff) {
        return memberships.find(tenant, List.of(staff)).stream()
                .findFirst()
                .map(MembershipRepository.MemberRow::member);
    }

    /// The role that a person has now, which may be another than a token says.
    public Optional<Role> role(TenantId tenant, StaffId staff) {
        return memberships.role(tenant, staff).map(Role::valueOf);
    }
}
