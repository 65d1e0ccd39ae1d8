package io.chatflow.knowledge;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.idempotency.Idempotent;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.PageRequest;
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

/// Articles as staff work on them. Every agent reads them; supervisors and up write them, because what is written here
/// is what the assistant says.
@Controller("/api/v1/articles")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class ArticleController {

    private final Articles articles;

    ArticleController(Articles articles) {
        this.articles = articles;
    }

    /// The newest first.
    @Get
    Page<ArticleView> list(StaffCaller caller, PageRequest page) {
        return articles.page(caller.tenant(), page);
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Secured(Access.SUPERVISOR)
    @Idempotent
    ArticleView create(StaffCaller caller, @Body ArticleDraft body) {
        return articles.create(caller.tenant(), body);
    }

    @Get("/{id}")
    ArticleView read(StaffCaller caller, ArticleId id) {
        return articles.find(caller.tenant(), id).orElseThrow(Problems::notFound);
    }

    /// Replaces the whole article.
    @Put("/{id}")
    @Secured(Access.SUPERVISOR)
    ArticleView replace(StaffCaller caller, ArticleId id, @Body ArticleDraft body) {
        return articles.replace(caller.tenant(), id, body).orElseThrow(Problems::notFound);
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Access.SUPERVISOR)
    void delete(StaffCaller caller, ArticleId id) {
        if (!articles.delete(caller.tenant(), id)) {
            throw Problems.notFound();
        }
    }
}
