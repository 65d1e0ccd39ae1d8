package io.chatflow.connections;

import io.chatflow.identity.Access;
import io.chatflow.identity.SiteCaller;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/// The shop's tools for personal data ask here too.
@Controller("/api/v1/connections/current/privacy")
@Secured(Access.SITE)
@ExecuteOn(TaskExecutors.BLOCKING)
class PrivacyController {

    private static final Limit PRIVACY = Limit.perMinute("privacy", 60);

    private final PersonalData data;
    private final Limits limits;

    PrivacyController(PersonalData data, Limits limits) {
        this.data = data;
        this.limits = limits;
    }

    @Introspected
    record Person(@NotBlank @Email @Size(max = 320) String email) {}

    /// Flat records of names and values: one for each contact, one for each thing said.
    record PersonalRecords(List<Map<String, Object>> data) {}

    /// What is held of the contacts for whom the site has signed this e-mail address.
    @Post("/export")
    PersonalRecords export(SiteCaller site, @Valid @Body Person person) {
        limits.check(PRIVACY, site.site().text());
        return new PersonalRecords(data.export(site, person.email()));
    }

    /// Blanks the contacts with this e-mail address, signed or written, and all that was said with them, and
    /// deletes our copies of their orders and carts. It cannot be undone; for nobody's address the counts are
    /// 0.
    @Post("/erasure")
    PersonalData.Erased erase(SiteCaller site, @Valid @Body Person person) {
        limits.check(PRIVACY, site.site().text());
        return data.erase(site, person.email());
    }
}
