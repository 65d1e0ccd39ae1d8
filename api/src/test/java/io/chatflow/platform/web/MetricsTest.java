package io.chatflow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void a_program_on_this_machine_reads_the_metrics() {
        var metrics = Api.at(TestService.baseUrl()).get("/prometheus");

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.raw().body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void what_a_proxy_passes_on_comes_from_elsewhere_and_finds_nothing() {
        var answer = Api.anonymous().with("X-Forwarded-For", "203.0.113.9").get("/prometheus");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not_found");
    }
}
