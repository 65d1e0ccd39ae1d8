package io.chatflow.assistant.settings;

import io.chatflow.assistant.Question;
import io.chatflow.assistant.traces.Traces;
import io.chatflow.assistant.turns.Rehearsal;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.Site;
import jakarta.inject.Singleton;

/// Asks the assistant without a shopper.
@Singleton
class Trials {

    private final SiteSettings settings;
    private final Rehearsal rehearsal;
    private final Traces traces;

    Trials(SiteSettings settings, Rehearsal rehearsal, Traces traces) {
        this.settings = settings;
        this.rehearsal = rehearsal;
        this.traces = traces;
    }

    TrialView ask(TenantId tenant, Site site, Trial trial) {
        var tried = trial.settings() == null ? settings.of(tenant, site.id()) : trial.settings();
        var locale = trial.locale() == null ? site.locale() : trial.locale();
        var nobody = new Question.Shopper(null, false, false);
        var question = new Question(trial.text(), locale, nobody, trial.said(), tried);
        var said = rehearsal.ask(tenant, site, question, trial.versionId());
        return new TrialView(
                said.answer().text(), said.data(), traces.view(tenant, site.id(), said.trace()), settings.isOn(tried));
    }
}
