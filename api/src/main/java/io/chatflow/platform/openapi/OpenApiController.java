package io.chatflow.platform.openapi;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/// The description of the API, as YAML for people and tools, and as JSON for the panel's own reader of it.
@Hidden
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class OpenApiController {

    private final OpenApiDocument document;

    OpenApiController(OpenApiDocument document) {
        this.document = document;
    }

    @Get(uri = "/openapi.yml", produces = "application/yaml")
    String yaml() {
        return document.text();
    }

    @Get(uri = "/openapi.json", produces = MediaType.APPLICATION_JSON)
    Map<String, Object> json() {
        return document.tree();
    }
}
