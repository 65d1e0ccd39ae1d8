package io.chatflow.knowledge;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.idempotency.Idempotent;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// The groups of the help centre. Every agent reads them, supervisors and up change them.
@Controller("/api/v1/article-categories")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class CategoryController {

    private final Categories categories;

    CategoryController(Categories categories) {
        this.categories = categories;
    }

    /// All of them, in the order in which they were made.
    @Get
    Page<CategoryView> list(StaffCaller caller) {
        return Page.last(categories.all(caller.tenant()));
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Secured(Access.SUPERVISOR)
    @Idempotent
    CategoryView create(StaffCaller caller, @Body NewCategory body) {
        return categories.create(caller.tenant(), body.name());
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Access.SUPERVISOR)
    void delete(StaffCaller caller, CategoryId id) {
        if (!categories.delete(caller.tenant(), id)) {
            throw Problems.notFound();
        }
    }

    @Introspected
    record NewCategory(@Nullable String name) {}
}
