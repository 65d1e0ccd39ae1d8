package io.chatflow.operator;

import io.chatflow.operator.OperatorTenantsController.TenantSummary;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.Tenant;
import jakarta.inject.Singleton;

/// Counts what a tenant has.
@Singleton
class TenantFigures {

    private final Sites sites;
    private final StaffDirectory staff;

    TenantFigures(Sites sites, StaffDirectory staff) {
        this.sites = sites;
        this.staff = staff;
    }

    TenantSummary of(Tenant tenant) {
        return new TenantSummary(
                tenant.id(),
                tenant.name(),
                tenant.createdAt(),
                sites.all(tenant.id()).size(),
                staff.members(tenant.id()).size());
    }
}
