package io.chatflow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

    private static final Path GENERATED = Path.of("target/classes/META-INF/swagger/openapi.yml");

    @Test
    void the_document_says_what_the_controllers_do() throws IOException {
        Documents.assertCurrent("api/openapi.yml", Files.readString(GENERATED));
    }

    @Test
    void the_service_hands_it_out() throws IOException {
        var answer = Api.anonymous().get("/api/v1/openapi.yml");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().firstValue("content-type")).hasValue("application/yaml");
        assertThat(answer.raw().body()).isEqualTo(Files.readString(GENERATED)).startsWith("openapi: 3.1.0");
    }
}
