package io.chatflow.operator;

import io.chatflow.identity.Access;
import io.chatflow.identity.Enrolment;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.idempotency.Idempotent;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.PageRequest;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.Tenants;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/// The tenants of the platform.
@Controller("/api/v1/operator/tenants")
@Secured(Access.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
class OperatorTenantsController {

    private static final String LOCALE = "en";

    private final Tenants tenants;
    private final Sites sites;
    private final Enrolment enrolment;
    private final TenantFigures figures;
    private final Audit audit;

    OperatorTenantsController(Tenants tenants, Sites sites, Enrolment enrolment, TenantFigures figures, Audit audit) {
        this.tenants = tenants;
        this.sites = sites;
        this.enrolment = enrolment;
        this.figures = figures;
        this.audit = audit;
    }

    @Introspected
    record NewTenant(
            @NotBlank @Size(max = 120) String name,
            @NotNull @Valid Owner owner,
            @Nullable @Valid FirstSite site) {}

    @Introspected
    record Owner(
            @NotBlank @Email @Size(max = 320) String email,
            @NotBlank @Size(max = 120) String name,
            @NotBlank String password) {}

    @Introspected
    record FirstSite(@NotBlank @Size(max = 120) String name) {}

    /// A tenant in figures.
    record TenantSummary(TenantId id, String name, Instant createdAt, long sites, long staff) {}

    @Get
    Page<TenantSummary> list(OperatorCaller operator, PageRequest page) {
        var after = page.position().map(OperatorTenantsController::tenant).orElse(null);
        return Page.of(
                        tenants.after(after, page.limit() + 1),
                        page.limit(),
                        last -> PageRequest.encode(last.id().text()))
                .map(figures::of);
    }

    /// A tenant with its owner and, if named, its first site.
    @Post
    @Status(HttpStatus.CREATED)
    @Idempotent
    @Transactional
    TenantSummary create(OperatorCaller operator, @Valid @Body NewTenant body) {
        requireStorable("/name", body.name());
        requireStorable("/owner/name", body.owner().name());
        var id = tenants.create(body.name());
        var owner = body.owner();
        enrolment.enrolOwner(id, owner.email(), owner.name(), owner.password());
        if (body.site() != null) {
            requireStorable("/site/name", body.site().name());
            sites.create(id, Sites.NewSite.of(body.site().name(), LOCALE));
        }
        audit.record(id, operator.staff(), "tenant.created", id);
        return figures.of(tenants.find(id).orElseThrow());
    }

    private static TenantId tenant(String position) {
        return Ids.parse(TenantId.PREFIX, position, TenantId::new)
                .orElseThrow(() -> Problems.invalid("/cursor", "not a cursor of this list"));
    }

    private static void requireStorable(String pointer, String text) {
        if (!Texts.isStorable(text)) {
            throw Problems.invalid(pointer, "holds characters that cannot be stored");
        }
    }
}
