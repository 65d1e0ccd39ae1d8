package io.chatflow.commerce.ingest;

import io.chatflow.commerce.store.ItemKind;
import io.chatflow.commerce.store.ItemRepository;
import io.chatflow.commerce.store.KnownItem;
import io.chatflow.identity.Access;
import io.chatflow.identity.SiteCaller;
import io.chatflow.platform.json.Fault;
import io.chatflow.platform.json.Fields;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.PageRequest;
import io.chatflow.platform.web.Problems;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// For a shop that wants to know whether both sides hold the same: hooks miss what is imported or deleted past them.
@Controller("/api/v1/commerce/{kind}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.SITE)
class ComparisonController {

    private final Items items;
    private final IngestBody bodies;

    ComparisonController(Items items, IngestBody bodies) {
        this.items = items;
        this.bodies = bodies;
    }

    /// At most 500 ids.
    record Asked(List<String> externalIds) {}

    /// Those of the ids that were never told.
    record Compared(List<String> unknown) {}

    /// What is held of the site, by id: what the shop no longer has can be deleted. Deleted items are left out. `kind`
    /// is customers, products, orders or carts.
    @Get
    Page<KnownItem> list(SiteCaller site, String kind, PageRequest page) {
        var after = page.position().orElse("");
        if (!Texts.isStorable(after)) {
            throw Problems.invalid("/cursor", "not a cursor of this list");
        }
        var found = of(kind).list(site.tenant(), site.site(), after, page.limit() + 1);
        return Page.of(found, page.limit(), last -> PageRequest.encode(last.externalId()));
    }

    /// Which of up to 500 ids were never told. What was told and has been deleted or erased since counts as told: to
    /// tell it again is the shop's own decision.
    @Post("/comparison")
    Compared compare(
            SiteCaller site,
            String kind,
            @RequestBody(content = @Content(schema = @Schema(implementation = Asked.class))) @Body byte[] body) {
        var asked = ids(body);
        var known = asked.isEmpty()
                ? Set.<String>of()
                : new HashSet<>(of(kind).known(site.tenant(), site.site(), List.copyOf(asked)));
        return new Compared(asked.stream().filter(id -> !known.contains(id)).toList());
    }

    private Set<String> ids(byte[] body) {
        var read = bodies.read(body);
        if (read.path("externalIds").size() > Ingest.MAXIMUM_ITEMS) {
            throw Problems.tooManyItems(Ingest.MAXIMUM_ITEMS);
        }
        var faults = new ArrayList<Fault>();
        var fields = Fields.of(read, "", faults);
        var ids = fields.texts("externalIds", Ingest.MAXIMUM_ITEMS, ItemReaders.NAME);
        if (fields.lacks("externalIds")) {
            fields.refuse("externalIds", "is required");
        }
        if (!faults.isEmpty()) {
            throw Fault.refusal(faults);
        }
        return new LinkedHashSet<>(ids);
    }

    private ItemRepository of(String kind) {
        return items.of(ItemKind.named(kind).orElseThrow(Problems::notFound));
    }
}
