package io.chatflow.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.jobs.RecurringJob;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CartAgeTest {

    private final TestTenant tenant = TestTenant.create(0);

    @Test
    void a_cart_that_nobody_came_back_to_is_deleted_after_ninety_days() {
        keep("old", Duration.ofDays(91));
        keep("young", Duration.ofDays(89));

        TestService.context().getBeansOfType(RecurringJob.class).stream()
                .filter(job -> job.name().equals("commerce-forget-old-carts"))
                .forEach(RecurringJob::run);

        assertThat(status("old")).isEqualTo(404);
        assertThat(status("young")).isEqualTo(200);
    }

    private void keep(String id, Duration age) {
        var cart = Map.of(
                "visitorRef",
                "somebody",
                "lines",
                List.of(),
                "updatedAt",
                Instant.now().minus(age).toString());
        assertThat(tenant.siteServer().put("/api/v1/commerce/carts/" + id, cart).status())
                .isEqualTo(200);
    }

    private int status(String id) {
        return tenant.siteServer().get("/api/v1/commerce/carts/" + id).status();
    }
}
