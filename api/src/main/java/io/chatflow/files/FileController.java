package io.chatflow.files;

import io.chatflow.identity.Access;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.chatflow.platform.web.Problems;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

@Controller("/api/v1/files")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Access.STAFF, Access.VISITOR})
class FileController {

    private static final Limit UPLOADS = Limit.perMinute("files", 20);
    private static final long MEBIBYTE = 1024 * 1024;

    private final Files files;
    private final FileInspection inspection;
    private final FileAddress addresses;
    private final Limits limits;
    private final ClientAddress clients;
    private final Limit unsigned;

    /// @param unsignedMebibytes how much all visitors of one address may upload in ten minutes whom no
    /// site has signed: anybody can be as many of them as he likes
    FileController(
            Files files,
            FileInspection inspection,
            FileAddress addresses,
            Limits limits,
            ClientAddress clients,
            @Value("${chatflow.files.unsigned-mebibytes:300}") int unsignedMebibytes) {
        this.files = files;
        this.inspection = inspection;
        this.addresses = addresses;
        this.limits = limits;
        this.clients = clients;
        this.unsigned = new Limit("unsigned-uploads", unsignedMebibytes, Duration.ofMinutes(10));
    }

    /// Takes one file, at most 20 MiB, as the part `file`.
    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Status(HttpStatus.CREATED)
    FileView upload(HttpRequest<?> request, Caller caller, @Part("file") CompletedFileUpload file) throws IOException {
        limits.check(UPLOADS, key(caller));
        if (caller instanceof VisitorCaller visitor && !visitor.verified()) {
            limits.check(unsigned, clients.of(request), 1 + file.getSize() / MEBIBYTE);
        }
        return files.keep(tenant(caller), caller, inspection.inspect(file.getFilename(), file.getBytes()));
    }

    /// Leads to an address that opens this one file for 5 minutes.
    @ApiResponse(responseCode = "302", description = "the address, in `Location`")
    @Get("/{id}")
    HttpResponse<?> find(Caller caller, String id) {
        var tenant = tenant(caller);
        var file = Ids.parse(FileId.PREFIX, id, FileId::new)
                .flatMap(known -> files.visible(tenant, caller, known))
                .orElseThrow(Problems::notFound);
        return HttpResponse.status(HttpStatus.FOUND)
                .header("Cache-Control", "no-store")
                .headers(headers ->
                        headers.location(URI.create("/api/v1/files/content/" + addresses.of(tenant, file.id()))));
    }

    private static TenantId tenant(Caller caller) {
        return switch (caller) {
            case StaffCaller staff -> staff.tenant();
            case VisitorCaller visitor -> visitor.tenant();
            case OperatorCaller operator -> throw Problems.forbidden();
            case SiteCaller site -> throw Problems.forbidden();
        };
    }

    private static String key(Caller caller) {
        return switch (caller) {
            case StaffCaller staff -> staff.staff().text();
            case VisitorCaller visitor -> visitor.contact().text();
            case OperatorCaller operator -> throw Problems.forbidden();
            case SiteCaller site -> throw Problems.forbidden();
        };
    }
}
