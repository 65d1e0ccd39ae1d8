package io.chatflow.assistant.settings;

import io.chatflow.assistant.Settings;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// How the assistant behaves on a site. All staff see it, supervisors and up change it.
@Controller("/api/v1/assistant/sites/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class SettingsController {

    /// Each understands as many topics as its settings name.
    private static final Limit TRIALS = Limit.perMinute("assistant-trials", 60);

    private final SiteSettings settings;
    private final Preview preview;
    private final Trials trials;
    private final Sites sites;
    private final Limits limits;

    SettingsController(SiteSettings settings, Preview preview, Trials trials, Sites sites, Limits limits) {
        this.settings = settings;
        this.preview = preview;
        this.trials = trials;
        this.sites = sites;
        this.limits = limits;
    }

    @Get("/settings")
    Settings get(StaffCaller caller, SiteId id) {
        return settings.of(caller.tenant(), found(caller, id));
    }

    /// Replaces all of it; what is missing goes back to the product's own.
    @Put("/settings")
    @Secured(Access.SUPERVISOR)
    Settings put(StaffCaller caller, SiteId id, @Body Settings body) {
        return settings.put(caller.tenant(), found(caller, id), SettingsCheck.checked(body), caller.staff());
    }

    /// What other thresholds would have done with the last 100 questions that articles decided. Nothing is changed.
    @Post("/thresholds/preview")
    Preview.View preview(StaffCaller caller, SiteId id, @Body Settings.Thresholds thresholds) {
        return preview.of(caller.tenant(), found(caller, id), SettingsCheck.checked(thresholds));
    }

    /// Asks the assistant as a shopper who is not signed in, with these settings instead of the site's where they are
    /// given, and with another version of what it was taught. Nothing is stored.
    @Post("/trials")
    TrialView trial(StaffCaller caller, SiteId id, @Body Trial trial) {
        limits.check(TRIALS, caller.tenant().text());
        var site = sites.find(caller.tenant(), id).orElseThrow(Problems::notFound);
        return trials.ask(caller.tenant(), site, trial.checked());
    }

    private SiteId found(StaffCaller caller, SiteId id) {
        return sites.find(caller.tenant(), id).orElseThrow(Problems::notFound).id();
    }
}
