package io.chatflow.commerce;

import static io.chatflow.commerce.ShopItems.batch;
import static io.chatflow.commerce.ShopItems.product;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductSearchTest {

    private final TestTenant tenant = TestTenant.create();
    private final Products products = TestService.context().getBean(Products.class);

    @BeforeEach
    void fill() {
        var celadon = product("2", "Celadon teapot", false).put("description", "Round, pale green, with a strainer.");
        celadon.putArray("categories").add("Teapots");
        var iron = product("3", "Iron teapot", true).put("description", "Keeps tea hot for long.");
        iron.putArray("categories").add("Teapots");
        var mug = product("1", "Red mug", true).put("sku", "MUG-R");
        mug.putArray("categories").add("Mugs & cups");
        mug.putObject("attributes").put("material", "stoneware");
        send(mug, celadon, iron, product("4", "Crème bowl", true), product("5", "Linen towel", true));
    }

    @Test
    void a_whole_sentence_finds_what_it_speaks_of() {
        assertThat(search("Do you have the red mug in stock?")).startsWith("Red mug");
        assertThat(search("is the celadon teapot coming back")).startsWith("Celadon teapot");
        assertThat(search("something of stoneware, please")).containsExactly("Red mug");
    }

    @Test
    void stems_beginnings_accents_and_numbers_count() {
        assertThat(search("mugs")).containsExactly("Red mug");
        assertThat(search("creme bowls")).containsExactly("Crème bowl");
        assertThat(search("tow")).containsExactly("Linen towel");
        assertThat(search("mug-r")).containsExactly("Red mug");
    }

    @Test
    void small_slips_of_spelling_are_forgiven() {
        assertThat(search("teaopt")).containsExactlyInAnyOrder("Iron teapot", "Celadon teapot");
        assertThat(search("celadn")).containsExactly("Celadon teapot");
    }

    @Test
    void what_is_in_stock_comes_first_among_equals() {
        assertThat(search("teapot")).containsExactly("Iron teapot", "Celadon teapot");
    }

    @Test
    void nothing_is_found_for_nothing() {
        assertThat(search("xylophone")).isEmpty();
        assertThat(search("do you have the")).isEmpty();
        assertThat(search("")).isEmpty();
        assertThat(search("'; DROP TABLE x; -- & | ! ( <->")).isEmpty();
    }

    @Test
    void a_deleted_product_is_not_found() {
        tenant.siteServer().delete("/api/v1/commerce/products/1?updatedAt=2027-01-01T00:00:00Z");

        assertThat(search("red mug")).isEmpty();
    }

    @Test
    void another_tenant_and_another_site_find_nothing() {
        var other = TestTenant.create();
        var site = SiteId.parse(tenant.siteId());

        assertThat(products.search(TenantId.parse(other.id()), site, "mug", 5)).isEmpty();
        assertThat(products.search(TenantId.parse(tenant.id()), SiteId.parse(other.siteId()), "mug", 5))
                .isEmpty();
    }

    @Test
    void the_search_function_is_the_services_alone() throws SQLException {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                    SELECT has_function_privilege('chatflow_app', 'search.products(uuid,uuid,text,integer)', 'EXECUTE'),
                           (SELECT proacl::text LIKE '{=X%' FROM pg_proc WHERE proname = 'products')
                    """)) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
            assertThat(row.getBoolean(2)).isFalse();
        }
    }

    private List<String> search(String query) {
        return products.search(TenantId.parse(tenant.id()), SiteId.parse(tenant.siteId()), query, 5).stream()
                .map(ProductView::title)
                .toList();
    }

    private void send(ObjectNode... items) {
        tenant.siteServer().post("/api/v1/commerce/batch", batch("products", items));
    }
}
