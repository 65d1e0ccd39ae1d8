package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginBackoffTest {

    private static final int MORE_THAN_FREE = 6;
    private static final Executor AT_ONCE = Executors.newVirtualThreadPerTaskExecutor();

    private EmbeddedServer behindProxy;
    private TestTenant tenant;

    @BeforeAll
    void start() {
        behindProxy = TestService.start(Map.of("chatflow.trusted-proxies", "127.0.0.1,10.9.9.9"));
        tenant = TestTenant.create(1);
    }

    @AfterAll
    void stop() {
        behindProxy.close();
    }

    @Test
    void who_guesses_too_often_has_to_wait_even_with_the_right_password() {
        var from = from("203.0.113.1");
        guess(from, MORE_THAN_FREE);

        var right = login(from, TestTenant.PASSWORD);

        assertThat(right.status()).isEqualTo(429);
        assertThat(right.code()).isEqualTo("rate_limited");
        assertThat(right.raw().headers().firstValueAsLong("Retry-After").orElse(0))
                .isPositive();
    }

    @Test
    void many_guesses_at_once_gain_nothing() {
        var from = from("203.0.113.7");

        var answers = IntStream.range(0, 60)
                .mapToObj(at -> CompletableFuture.supplyAsync(() -> login(from, "wrong password " + at), AT_ONCE))
                .toList();

        // A wait may end, and let another one in, before the last of them comes.
        assertThat(answers.stream().map(CompletableFuture::join).filter(answer -> answer.status() == 401))
                .hasSizeLessThan(2 * MORE_THAN_FREE);
    }

    @Test
    void neighbours_in_one_network_of_ipv6_count_as_one() {
        guess(from("2001:db8:1:2::1"), MORE_THAN_FREE);

        assertThat(login(from("2001:db8:1:2:aaaa:bbbb:cccc:dddd"), TestTenant.PASSWORD)
                        .status())
                .isEqualTo(429);
        assertThat(login(from("2001:db8:1:3::1"), TestTenant.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void guesses_of_a_stranger_do_not_lock_the_owner_of_the_account_out() {
        guess(from("203.0.113.2"), MORE_THAN_FREE);

        assertThat(login(from("203.0.113.3"), TestTenant.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void a_good_sign_in_forgets_the_failures_before_it() {
        var from = from("203.0.113.4");
        for (int round = 0; round < 3; round++) {
            guess(from, 3);
            assertThat(login(from, TestTenant.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void an_address_that_tries_many_accounts_has_to_wait() {
        var from = from("203.0.113.5");
        for (int at = 0; at < 62; at++) {
            from.post("/api/v1/auth/login", Map.of("email", at + "@victims.test", "password", "123456789012"));
        }

        assertThat(login(from, TestTenant.PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void an_address_that_the_client_wrote_itself_counts_for_nothing() {
        guess(Api.at(url()).with("X-Forwarded-For", "198.51.100.7, 203.0.113.6, 10.9.9.9"), MORE_THAN_FREE);

        assertThat(login(from("203.0.113.6"), TestTenant.PASSWORD).status()).isEqualTo(429);
        assertThat(login(from("198.51.100.7"), TestTenant.PASSWORD).status()).isEqualTo(200);
    }

    private void guess(Api from, int times) {
        for (int at = 0; at < times; at++) {
            login(from, "wrong password " + at);
        }
    }

    private Api.Answer login(Api from, String password) {
        return from.post("/api/v1/auth/login", Map.of("email", tenant.email("agent1"), "password", password));
    }

    private Api from(String address) {
        return Api.at(url()).with("X-Forwarded-For", address);
    }

    private String url() {
        return behindProxy.getURL().toString();
    }
}
