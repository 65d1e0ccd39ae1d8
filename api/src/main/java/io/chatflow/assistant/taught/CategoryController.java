package io.chatflow.assistant.taught;

import io.chatflow.assistant.IntentId;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.idempotency.Idempotent;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.Problems;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// What shoppers ask about, with examples. All staff read it, supervisors and up change it; a training makes it known.
@Controller("/api/v1/assistant/categories")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class CategoryController {

    private final Categories categories;

    CategoryController(Categories categories) {
        this.categories = categories;
    }

    /// All of them, by name.
    @Get
    Page<Category> list(StaffCaller caller) {
        return Page.last(categories.all(caller.tenant()));
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Secured(Access.SUPERVISOR)
    @Idempotent
    Category create(StaffCaller caller, @Body CategoryDraft body) {
        return categories.create(caller.tenant(), body, caller.staff());
    }

    @Put("/{id}")
    @Secured(Access.SUPERVISOR)
    Category replace(StaffCaller caller, IntentId id, @Body CategoryDraft body) {
        return categories.replace(caller.tenant(), id, body, caller.staff()).orElseThrow(Problems::notFound);
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Access.SUPERVISOR)
    void delete(StaffCaller caller, IntentId id) {
        if (!categories.delete(caller.tenant(), id, caller.staff())) {
            throw Problems.notFound();
        }
    }
}
