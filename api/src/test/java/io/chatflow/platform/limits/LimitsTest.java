package io.chatflow.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {

    private static final int MORE_BAD_CREDENTIALS_THAN_ALLOWED = 800;

    /// The share refills while it is used up: a slow machine needs more requests for it.
    private static final int MANY = 20_000;

    private EmbeddedServer limited;
    private EmbeddedServer unlimited;

    @BeforeAll
    void start() {
        limited = TestService.start(Map.of("chatflow.trusted-proxies", "127.0.0.1"));
        unlimited = TestService.start(Map.of("chatflow.limits.enabled", "false"));
    }

    @AfterAll
    void stop() {
        limited.close();
        unlimited.close();
    }

    @Test
    void every_answer_says_how_much_is_left() {
        var tenant = TestTenant.create(1);

        var answer = tenant.agent(1).get("/api/v1/teams");

        assertThat(header(answer, "RateLimit-Policy")).matches("\"staff\";q=\\d+;w=60");
        assertThat(header(answer, "RateLimit")).matches("\"staff\";r=\\d+;t=\\d+");
    }

    @Test
    void who_asks_too_much_is_told_when_to_come_back_and_others_are_not_touched() {
        var eager = Api.at(limited.getURL().toString()).with("X-Forwarded-For", "192.0.2.1");
        var refused = untilRefused(eager.with("Authorization", "Bearer garbage"), MANY);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.raw().headers().firstValueAsLong("Retry-After").orElse(0))
                .isPositive();
        assertThat(header(refused, "RateLimit")).contains("r=0");
        var other = Api.at(limited.getURL().toString()).with("X-Forwarded-For", "192.0.2.2");
        assertThat(other.with("Authorization", "Bearer garbage")
                        .get("/api/v1/teams")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void who_is_known_is_not_held_for_the_crowd_behind_the_same_address() {
        var tenant = TestTenant.createAt(limited.getURL().toString(), 1);
        var token = tenant.accessToken("agent1");
        var office = Api.at(limited.getURL().toString()).with("X-Forwarded-For", "192.0.2.3");
        untilRefused(office.with("Authorization", "Bearer garbage"), MANY);

        assertThat(office.with("Authorization", "Bearer " + token)
                        .get("/api/v1/teams")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void limits_can_be_turned_off_for_load_tests() {
        var stranger = Api.at(unlimited.getURL().toString()).with("Authorization", "Bearer garbage");
        var last = untilRefused(stranger, MORE_BAD_CREDENTIALS_THAN_ALLOWED);

        assertThat(last.status()).isEqualTo(401);
    }

    private static Api.Answer untilRefused(Api api, int requests) {
        Api.Answer answer = null;
        for (int at = 0; at < requests; at++) {
            answer = api.get("/api/v1/teams");
            if (answer.status() == 429) {
                break;
            }
        }
        return answer;
    }

    private static String header(Api.Answer answer, String name) {
        return answer.raw().headers().firstValue(name).orElse("");
    }
}
