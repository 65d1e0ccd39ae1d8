package io.chatflow.assistant.taught;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.Problems;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/// Categories to begin with.
@Controller("/api/v1/assistant/category-sets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class CategorySetController {

    private final Categories categories;

    CategorySetController(Categories categories) {
        this.categories = categories;
    }

    record SetView(String name, int categories, int examples) {}

    @Get
    Page<SetView> list(StaffCaller caller) {
        return Page.last(List.of(CategorySet.values()).stream()
                .map(set -> new SetView(set.name(), set.categories().size(), set.examples()))
                .toList());
    }

    /// Adds the set's categories to the tenant's own, but for those whose names there are already.
    @Post("/{name}/copies")
    @Status(HttpStatus.CREATED)
    @Secured(Access.SUPERVISOR)
    Page<Category> copy(StaffCaller caller, String name) {
        var set = CategorySet.named(name).orElseThrow(Problems::notFound);
        return Page.last(categories.copy(caller.tenant(), set, caller.staff()));
    }
}
