package io.chatflow.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import org.junit.jupiter.api.Test;

class ServiceStartTest {

    @Test
    void health_says_that_the_service_and_its_database_are_up() {
        var health = Api.anonymous().get("/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body().path("status").asText()).isEqualTo("UP");
    }

    @Test
    void an_unknown_address_is_a_problem_of_the_documented_shape() {
        var answer = Api.anonymous().get("/api/v1/nothing-here");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not_found");
        assertThat(answer.raw().headers().firstValue("content-type")).hasValue("application/problem+json");
    }
}
