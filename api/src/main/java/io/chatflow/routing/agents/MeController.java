package io.chatflow.routing.agents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.identity.Access;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problems;
import io.chatflow.routing.AgentStatus;
import io.chatflow.tenants.Member;
import io.chatflow.tenants.StaffAccounts;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.Tenant;
import io.chatflow.tenants.Tenants;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/// Who is signed in.
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Access.STAFF, Access.OPERATOR})
class MeController {

    private final StaffDirectory staff;
    private final StaffAccounts accounts;
    private final Tenants tenants;
    private final Agents agents;
    private final AgentViews views;

    MeController(StaffDirectory staff, StaffAccounts accounts, Tenants tenants, Agents agents, AgentViews views) {
        this.staff = staff;
        this.accounts = accounts;
        this.tenants = tenants;
        this.agents = agents;
        this.views = views;
    }

    /// `tenant` and `notifications` are null for the operator, who belongs to none and answers nobody.
    record Me(
            StaffId id,
            String name,
            String email,
            @Nullable String avatarUrl,
            String role,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            OwnTenant tenant,

            AgentStatus availability,
            int capacity,
            int openConversations,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String language,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Notifications notifications) {}

    /// `trialEndsAt` is missing where nothing is on trial.
    record OwnTenant(TenantId id, String name, @Nullable Instant trialEndsAt) {}

    /// What the panel calls attention to while it is in the background.
    @Introspected
    record Notifications(@NotNull Member.NotifyAbout about, boolean sound) {}

    /// `language` is a language tag; without one the browser's is taken.
    @Introspected
    record Profile(
            @NotBlank @Size(max = 120) String name,

            @Nullable @Pattern(regexp = "[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}", message = "a language tag such as pt")
            String language,

            @NotNull @Valid Notifications notifications) {}

    @Introspected
    record Status(@NotNull AgentStatus status) {}

    @Get
    Me me(Caller caller) {
        return switch (caller) {
            case StaffCaller member -> me(member);
            case OperatorCaller operator -> me(operator);
            case VisitorCaller visitor -> throw Problems.forbidden();
            case SiteCaller site -> throw Problems.forbidden();
        };
    }

    /// Replaces what a person may set about themselves. Shoppers see the name.
    @Put
    @Secured(Access.STAFF)
    Me change(StaffCaller caller, @Valid @Body Profile body) {
        if (!Texts.isStorable(body.name())) {
            throw Problems.invalid("/name", "holds characters that cannot be stored");
        }
        var wishes = body.notifications();
        accounts.saveProfile(
                caller.tenant(),
                caller.staff(),
                body.name().strip(),
                new Member.Preferences(body.language(), wishes.about(), wishes.sound()));
        return me(caller);
    }

    /// Who is `online` is given conversations; who leaves loses what was only offered, and who goes `offline` also
    /// those in which a shopper waits for words.
    @Put("/availability")
    @Secured(Access.STAFF)
    Me become(StaffCaller caller, @Valid @Body Status body) {
        agents.become(caller.tenant(), caller.staff(), body.status());
        return me(caller);
    }

    private Me me(StaffCaller caller) {
        var member = staff.member(caller.tenant(), caller.staff()).orElseThrow(Problems::unauthenticated);
        var tenant = tenants.find(caller.tenant()).orElseThrow(Problems::unauthenticated);
        var view = views.of(caller.tenant(), member);
        return new Me(
                view.id(),
                view.name(),
                view.email(),
                view.avatarUrl(),
                view.role().name(),
                own(tenant),
                view.availability(),
                view.capacity(),
                view.openConversations(),
                member.preferences().language(),
                new Notifications(
                        member.preferences().about(), member.preferences().sound()));
    }

    private Me me(OperatorCaller operator) {
        var account = accounts.find(operator.staff()).orElseThrow(Problems::unauthenticated);
        return new Me(
                account.id(),
                account.email(),
                account.email(),
                null,
                Access.OPERATOR,
                null,
                AgentStatus.offline,
                0,
                0,
                null,
                null);
    }

    private static OwnTenant own(Tenant tenant) {
        return new OwnTenant(tenant.id(), tenant.name(), tenant.trialEndsAt());
    }
}
