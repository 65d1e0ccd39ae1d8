package io.chatflow.platform.openapi;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/// What the OpenAPI document says about the API as a whole. The rest of it comes from the controllers.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "ChatFlow API",
                        version = "1",
                        description = """
                                Conversations between a shop and its shoppers. JSON in camelCase, instants in UTC, \
                                opaque ids with a prefix, money in minor units. Errors are RFC 9457 problems with a \
                                stable `code`. Lists take `limit` and `cursor` and answer `data` and `nextCursor`. \
                                Frames of the socket at `/api/v1/realtime` are described in realtime.json.""",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
        name = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An access token of staff, a visitor token of the widget, or a site's secret (`cfs_…`).")
final class ApiDescription {

    private ApiDescription() {}
}
