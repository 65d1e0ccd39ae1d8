package io.chatflow.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceptionTest {

    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final TestTenant tenant = TestTenant.create(1);

    @Test
    void a_site_asks_nothing_and_tells_no_hours_until_its_owner_says_so() {
        var reception = reception();
        assertThat(reception.path("preChat")).isEmpty();
        assertThat(reception.path("leaveMessage").asBoolean()).isFalse();
        assertThat(reception.path("survey").asBoolean()).isFalse();
        assertThat(reception.path("linkPreviews").asBoolean()).isFalse();
        assertThat(reception.path("opensAt").isNull()).isTrue();
    }

    @Test
    void what_its_owner_sets_reaches_the_shoppers_browser() {
        var set = Map.of(
                "preChat",
                List.of(Map.of("field", "email", "required", true), Map.of("field", "name")),
                "leaveMessage",
                true,
                "survey",
                true,
                "linkPreviews",
                true);
        var site = tenant.changeSite(Map.of("reception", set)).body();
        assertThat(site.at("/reception/survey").asBoolean()).isTrue();

        var reception = reception();
        assertThat(reception.at("/preChat/0/field").asText()).isEqualTo("email");
        assertThat(reception.at("/preChat/0/required").asBoolean()).isTrue();
        assertThat(reception.at("/preChat/1/required").asBoolean()).isFalse();
        assertThat(reception.path("leaveMessage").asBoolean()).isTrue();
        assertThat(reception.path("linkPreviews").asBoolean()).isTrue();
    }

    @Test
    void outside_its_hours_it_says_when_people_come_back() {
        var tomorrow = Instant.now().plus(Duration.ofDays(2)).atOffset(ZoneOffset.UTC);
        var day = tomorrow.getDayOfWeek().name().toLowerCase(Locale.ROOT);
        hours("UTC", List.of(Map.of("day", day, "from", "09:00", "to", "17:00")));
        var expected = tomorrow.toLocalDate().atTime(9, 0).toInstant(ZoneOffset.UTC);
        assertThat(Instant.parse(reception().path("opensAt").asText())).isEqualTo(expected);
    }

    @Test
    void while_it_is_open_it_says_nothing() {
        hours(
                "Asia/Tokyo",
                DAYS.stream()
                        .map(day -> Map.<String, Object>of("day", day, "from", "00:00", "to", "24:00"))
                        .toList());
        assertThat(reception().path("opensAt").isNull()).isTrue();
    }

    @Test
    void hours_that_nobody_can_keep_are_refused_with_their_place() {
        var nowhere = hours("Mars/Olympus", List.of(Map.of("day", "monday", "from", "09:00", "to", "17:00")));
        assertThat(nowhere.body().at("/errors/0/pointer").asText()).isEqualTo("/reception/hours/timezone");
        var backwards = hours("UTC", List.of(Map.of("day", "monday", "from", "17:00", "to", "09:00")));
        assertThat(backwards.body().at("/errors/0/pointer").asText()).isEqualTo("/reception/hours/open/0/to");
        assertThat(hours("UTC", List.of()).status()).isEqualTo(400);
        assertThat(hours("UTC", List.of(Map.of("day", "someday", "from", "09:00", "to", "17:00")))
                        .status())
                .isEqualTo(400);
        assertThat(hours("UTC", Collections.singletonList(null))
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .startsWith("/reception/hours/open");
        var nothing = Map.of("preChat", Collections.singletonList(null));
        assertThat(tenant.changeSite(Map.of("reception", nothing))
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .startsWith("/reception/preChat");
        var twice = Map.of("preChat", List.of(Map.of("field", "name"), Map.of("field", "name")));
        assertThat(tenant.changeSite(Map.of("reception", twice)).status()).isEqualTo(400);
    }

    private Api.Answer hours(String timezone, List<Map<String, Object>> open) {
        return tenant.changeSite(Map.of("reception", Map.of("hours", Map.of("timezone", timezone, "open", open))));
    }

    private JsonNode reception() {
        return tenant.anonymous()
                .post("/api/v1/widget/sessions", Map.of("siteKey", tenant.siteKey()))
                .body()
                .at("/site/reception");
    }
}
