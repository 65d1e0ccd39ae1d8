package io.chatflow.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.Documents;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class OpenApiDocumentTest {

    @Test
    void the_document_says_what_the_controllers_do_and_the_service_hands_it_out() {
        var answer = Api.anonymous().get("/api/v1/openapi.yml");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().firstValue("content-type")).hasValue("application/yaml");
        Documents.assertCurrent("api/openapi.yml", answer.raw().body());
        Documents.assertCurrent("api/rest.md", RestReference.of(answer.raw().body()));
    }

    @Test
    void programs_without_a_reader_of_yaml_get_the_same_document_as_json() {
        var answer = Api.anonymous().get("/api/v1/openapi.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().firstValue("content-type")).hasValue("application/json");
        assertThat(new Yaml().<Object>load(answer.raw().body()))
                .isEqualTo(new Yaml()
                        .load(Api.anonymous().get("/api/v1/openapi.yml").raw().body()));
    }
}
