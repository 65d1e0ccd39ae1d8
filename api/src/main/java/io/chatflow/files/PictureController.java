package io.chatflow.files;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/// One's own face, and what shows it.
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class PictureController {

    /// How long browsers show a face that has gone. After it they ask, and hear that it is the same.
    private static final Duration SHOWN_AGAIN = Duration.ofHours(1);

    private static final Limit CHANGES = Limit.perMinute("pictures", 20);

    private final StaffPictures pictures;
    private final FileStore store;
    private final Limits limits;

    PictureController(StaffPictures pictures, FileStore store, Limits limits) {
        this.pictures = pictures;
        this.store = store;
        this.limits = limits;
    }

    @Introspected
    record NewPicture(@NotNull FileId fileId) {}

    /// `avatarUrl` is a path at this service.
    record PictureView(String avatarUrl) {}

    /// Makes a picture that the person has uploaded (`POST /api/v1/files`; PNG or JPEG) the face that colleagues and
    /// shoppers see: the middle of it, as a square of 256 pixels. The upload itself is deleted.
    @Put("/me/picture")
    @Secured(Access.STAFF)
    PictureView choose(StaffCaller caller, @Valid @Body NewPicture body) {
        limits.check(CHANGES, caller.staff().text());
        return new PictureView(pictures.choose(caller, body.fileId()));
    }

    @Delete("/me/picture")
    @Secured(Access.STAFF)
    @Status(HttpStatus.NO_CONTENT)
    void remove(StaffCaller caller) {
        limits.check(CHANGES, caller.staff().text());
        pictures.remove(caller);
    }

    /// The face, for everybody who was told its address.
    @Get("/pictures/{word}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<SystemFile> picture(String word) {
        var picture = pictures.find(word).orElseThrow(Problems::notFound);
        var bytes = store.path(picture.storedAs()).toFile();
        if (!bytes.isFile()) {
            throw Problems.notFound();
        }
        return HttpResponse.ok(new SystemFile(bytes, MediaType.of(picture.type())))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Cache-Control", "public, max-age=" + SHOWN_AGAIN.toSeconds());
    }
}
