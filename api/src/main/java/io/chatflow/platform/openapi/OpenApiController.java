package io.chatflow.platform.web;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;

/// The description of the API, as the build made it from the controllers.
@Hidden
@Controller("/api/v1/openapi.yml")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class OpenApiController {

    private static final String DOCUMENT = "classpath:META-INF/swagger/openapi.yml";

    private final ResourceResolver resources;

    OpenApiController(ResourceResolver resources) {
        this.resources = resources;
    }

    @Get(produces = "application/yaml")
    byte[] read() throws IOException {
        try (var document = resources.getResourceAsStream(DOCUMENT).orElseThrow()) {
            return document.readAllBytes();
        }
    }
}
