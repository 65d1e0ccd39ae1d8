package io.chatflow.commerce;

import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.closing.SiteData;
import jakarta.inject.Singleton;
import java.util.List;

/// What the shop of a site told, and what it was asked to do.
@Singleton
class SiteRecords implements SiteData {

    private static final int AT_ONCE = 1_000;

    private static final List<String> TABLES = List.of(
            "woocommerce_delivery",
            "commerce_operation",
            "commerce_cart",
            "commerce_order",
            "commerce_customer",
            "commerce_product");

    private static final String DELETE = """
            DELETE FROM %1$s
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM %1$s WHERE tenant_id = ? AND site_id = ? LIMIT ?))
            """;

    private final TenantTransactions transactions;

    SiteRecords(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean deleteSome(TenantId tenant, SiteId site) {
        return TABLES.stream().anyMatch(table -> deleteSome(tenant, site, table) > 0);
    }

    private int deleteSome(TenantId tenant, SiteId site, String table) {
        return transactions.within(tenant, connection -> {
            try (var statement = connection.prepareStatement(DELETE.formatted(table))) {
                statement.setObject(1, tenant.value());
                statement.setObject(2, site.value());
                statement.setInt(3, AT_ONCE);
                return statement.executeUpdate();
            }
        });
    }
}
