package io.chatflow.assistant.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.assistant.Settings;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.StaffId;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;

/// How the assistant behaves on each site.
@Singleton
public class SiteSettings {

    private final SettingsRepository repository;
    private final ObjectMapper json;
    private final Audit audit;
    private final Clock clock;

    SiteSettings(SettingsRepository repository, ObjectMapper json, Audit audit, Clock clock) {
        this.repository = repository;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    public Settings of(TenantId tenant, SiteId site) {
        return repository.find(tenant, site).map(row -> read(row.settings())).orElse(Settings.STANDARD);
    }

    /// Whether it answers now.
    public boolean isOn(Settings settings) {
        return settings.enabled()
                && (settings.hours() == null || settings.hours().cover(clock.instant()));
    }

    @Transactional
    Settings put(TenantId tenant, SiteId site, Settings settings, StaffId by) {
        repository.put(tenant, site, written(settings), clock.instant());
        audit.record(tenant, by, "assistant.settings_changed", site);
        return of(tenant, site);
    }

    private String written(Settings settings) {
        try {
            return json.writeValueAsString(settings);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Settings read(String stored) {
        try {
            return json.readValue(stored, Settings.class);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
