package io.chatflow.commerce.ingest;

import io.chatflow.commerce.CartView;
import io.chatflow.commerce.CustomerView;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.ProductView;
import io.chatflow.commerce.store.ItemKind;
import io.chatflow.identity.Access;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.json.Formats;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;

@Controller("/api/v1/commerce")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.SITE)
class CommerceController {

    private final Ingest ingest;
    private final IngestBody bodies;
    private final Clock clock;

    CommerceController(Ingest ingest, IngestBody bodies, Clock clock) {
        this.ingest = ingest;
        this.bodies = bodies;
        this.clock = clock;
    }

    /// Takes up to 500 customers, products, orders and carts together, in at most 5 MiB.
    @Post("/batch")
    IngestResult batch(
            SiteCaller site,
            @RequestBody(content = @Content(schema = @Schema(implementation = CommerceBatch.class))) @Body
                    byte[] body) {
        return ingest.batch(site, bodies.read(body));
    }

    /// Takes one item. `kind` is customers, products, orders or carts.
    @Put("/{kind}/{externalId}")
    IngestResult put(
            SiteCaller site,
            String kind,
            String externalId,
            @RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            oneOf = {
                                                                CustomerView.class,
                                                                ProductView.class,
                                                                OrderView.class,
                                                                CartView.class
                                                            })))
                    @Body
                    byte[] body) {
        return ingest.put(site.tenant(), site.site(), kind(kind), externalId, bodies.read(body));
    }

    /// Leaves a tombstone of the time given, else of now: what is older stays out.
    @Delete("/{kind}/{externalId}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(SiteCaller site, String kind, String externalId, @Nullable @QueryValue String updatedAt) {
        var at = updatedAt == null ? clock.instant() : instant(updatedAt);
        if (!ingest.delete(site.tenant(), site.site(), kind(kind), externalId, at)) {
            throw Problems.notFound();
        }
    }

    /// Gives one item. Staff may name the site when several sites of the tenant use the same ids.
    @Get("/{kind}/{externalId}")
    @ApiResponse(
            responseCode = "200",
            description = "the item",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            oneOf = {
                                                CustomerView.class,
                                                ProductView.class,
                                                OrderView.class,
                                                CartView.class
                                            })))
    @Secured({Access.SITE, Access.STAFF})
    Object read(Caller caller, String kind, String externalId, @Nullable @QueryValue String site) {
        var found = switch (caller) {
            case SiteCaller shop -> ingest.find(shop.tenant(), shop.site(), kind(kind), externalId);
            case StaffCaller staff -> ingest.find(staff.tenant(), site(site), kind(kind), externalId);
            case VisitorCaller visitor -> throw Problems.forbidden();
            case OperatorCaller operator -> throw Problems.forbidden();
        };
        return found.orElseThrow(Problems::notFound);
    }

    private static ItemKind kind(String name) {
        return ItemKind.named(name).orElseThrow(Problems::notFound);
    }

    private static @Nullable SiteId site(@Nullable String text) {
        return text == null ? null : Ids.parse(SiteId.PREFIX, text, SiteId::new).orElseThrow(Problems::notFound);
    }

    private static Instant instant(String text) {
        try {
            return Formats.instant(text);
        } catch (RuntimeException unreadable) {
            throw Problems.invalid("/updatedAt", "a point in time such as 2026-11-24T09:30:00Z");
        }
    }
}
