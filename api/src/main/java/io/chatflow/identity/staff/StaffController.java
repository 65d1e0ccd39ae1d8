package io.chatflow.identity.staff;

import io.chatflow.identity.Access;
import io.chatflow.identity.Enrolment;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.idempotency.Idempotent;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Introspected;
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
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// The people of a tenant.
@Controller("/api/v1/staff")
@Secured(Access.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class StaffController {

    private final Enrolment enrolment;
    private final Audit audit;

    StaffController(Enrolment enrolment, Audit audit) {
        this.enrolment = enrolment;
        this.audit = audit;
    }

    @Introspected
    record NewMember(
            @NotBlank @Email @Size(max = 320) String email,
            @NotBlank @Size(max = 120) String name,
            @NotNull Role role,
            @NotBlank String password) {}

    record MemberView(StaffId id, String email, String name, Role role) {}

    /// Nobody gives a role above their own.
    @Post
    @Status(HttpStatus.CREATED)
    @Idempotent
    @Transactional
    MemberView create(StaffCaller by, @Valid @Body NewMember body) {
        if (!by.role().atLeast(body.role())) {
            throw Problems.forbidden();
        }
        if (!Texts.isStorable(body.name())) {
            throw Problems.invalid("/name", "holds characters that cannot be stored");
        }
        var staff = enrolment.enrol(by.tenant(), body.email(), body.name(), body.role(), body.password());
        audit.record(by.tenant(), by.staff(), "staff.added", staff);
        return new MemberView(staff, body.email(), body.name(), body.role());
    }
}
