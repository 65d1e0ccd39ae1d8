package io.chatflow.identity.sites;

import io.chatflow.identity.Access;
import io.chatflow.identity.SecretKind;
import io.chatflow.identity.SiteSecrets;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.idempotency.Idempotent;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/// Making and rotating the secrets of a site.
@Controller("/api/v1/sites/{id}/secrets")
@Secured(Access.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class SiteSecretsController {

    private final Sites sites;
    private final SiteSecrets secrets;
    private final Audit audit;

    SiteSecretsController(Sites sites, SiteSecrets secrets, Audit audit) {
        this.sites = sites;
        this.secrets = secrets;
        this.audit = audit;
    }

    @Introspected
    record Rotation(@NotNull SecretKind kind) {}

    /// Shown this once; the one before works for another 24 h.
    record NewSecret(SecretKind kind, String secret) {}

    @Post
    @Status(HttpStatus.CREATED)
    @Idempotent
    @Transactional
    HttpResponse<NewSecret> rotate(StaffCaller caller, SiteId id, @Valid @Body Rotation body) {
        var site = sites.find(caller.tenant(), id).orElseThrow(Problems::notFound);
        var secret = secrets.rotate(caller.tenant(), site.id(), body.kind());
        audit.record(caller.tenant(), caller.staff(), "site.secret_rotated." + body.kind(), site.id());
        return HttpResponse.created(new NewSecret(body.kind(), secret)).header("Cache-Control", "no-store");
    }
}
