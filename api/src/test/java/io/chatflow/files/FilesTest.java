package io.chatflow.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.identity.Callers;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.RecurringJob;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.Eventually;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import io.chatflow.testing.Uploads;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FilesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final byte[] TEXT = "just words".getBytes(StandardCharsets.UTF_8);

    private final TestTenant tenant = TestTenant.create();

    @Test
    void a_picture_comes_back_byte_for_byte_by_a_signed_address() {
        var visitor = tenant.visitor();
        var picture = picture(40, 30);

        var upload = upload(visitor.token(), "cat.png", picture);
        assertThat(upload.statusCode()).isEqualTo(201);
        assertThat(json(upload).path("name").asText()).isEqualTo("cat.png");
        assertThat(json(upload).path("type").asText()).isEqualTo("image/png");
        assertThat(json(upload).path("size").asInt()).isEqualTo(picture.length);
        assertThat(json(upload).path("width").asInt()).isEqualTo(40);
        assertThat(json(upload).path("id").asText()).startsWith("fil_");

        var redirect = get(address(upload), visitor.token());
        assertThat(redirect.statusCode()).isEqualTo(302);
        var content = get(location(redirect), null);
        assertThat(content.statusCode()).isEqualTo(200);
        assertThat(content.body()).isEqualTo(picture);
        assertThat(header(content, "content-type")).isEqualTo("image/png");
        assertThat(header(content, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(content, "content-security-policy")).startsWith("sandbox");
        assertThat(header(content, "content-disposition")).startsWith("inline; filename=\"cat.png\"");
    }

    @Test
    void an_address_that_was_changed_opens_nothing() {
        var visitor = tenant.visitor();
        var location = location(get(address(upload(visitor.token(), "a.txt", TEXT)), visitor.token()));
        var word = location.substring(location.lastIndexOf('/') + 1);
        var changed = (word.charAt(20) == 'A' ? "B" : "A");

        assertThat(get(location.replace(word, word.substring(0, 20) + changed + word.substring(21)), null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/files/content/x", null).statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/files/content/..%2F..%2Fkeys%2Fmaster.key", null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_content_says_what_a_file_is_and_what_could_run_is_refused() {
        var token = tenant.visitor().token();

        assertRefused(
                upload(token, "cat.png", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)));
        assertRefused(upload(
                token, "cat.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8)));
        assertRefused(upload(token, "words.txt", new byte[] {'M', 'Z', 0, 1, 2, 3, 0, 0, 0, 0}));
        assertRefused(upload(token, "run.js", "alert(1)".getBytes(StandardCharsets.UTF_8)));
        assertThat(json(upload(token, "cat.txt", picture(2, 2))).path("type").asText())
                .isEqualTo("image/png");
        var document = upload(token, "invoice.pdf", "%PDF-1.4\n1 0 obj\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(json(document).path("type").asText()).isEqualTo("application/pdf");
        assertThat(header(get(location(get(address(document), token)), null), "content-disposition"))
                .startsWith("attachment");
    }

    @Test
    void a_voice_is_told_from_a_film_in_the_same_container() {
        var token = tenant.visitor().token();
        var header =
                HexFormat.of().parseHex("1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853");
        assertThat(json(upload(token, "Voice message.webm", with(header, "A_OPUS")))
                        .path("type")
                        .asText())
                .isEqualTo("audio/webm");
        assertThat(json(upload(token, "film.webm", with(header, "V_VP9 A_OPUS")))
                        .path("type")
                        .asText())
                .isEqualTo("video/webm");
        for (var brand : List.of("isom", "mp42", "iso5")) {
            var box = with(HexFormat.of().parseHex("00000018"), "ftyp" + brand + "\0\0\0\0" + brand + "mp41");
            assertThat(json(upload(token, "声.m4a", box)).path("type").asText())
                    .as(brand)
                    .isEqualTo("audio/mp4");
        }
    }

    @Test
    void twenty_mebibytes_are_taken_and_one_byte_more_is_too_large() {
        var token = tenant.visitor().token();
        var most = new byte[20 * 1024 * 1024];
        Arrays.fill(most, (byte) 'a');

        assertThat(upload(token, "long.txt", most).statusCode()).isEqualTo(201);
        var tooLarge = upload(token, "long.txt", Arrays.copyOf(most, most.length + 1));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(json(tooLarge).path("code").asText()).isEqualTo("file_too_large");
        assertThat(upload(token, "empty.txt", new byte[0]).statusCode()).isEqualTo(400);
    }

    @Test
    void strangers_of_one_address_cannot_fill_the_disk_however_many_they_are() {
        try (var service = TestService.start(Map.of("chatflow.files.unsigned-mebibytes", 2))) {
            var there = service.getURL().toString();
            var strangers = List.of(tenant.visitor(), tenant.visitor(), tenant.visitor());

            assertThat(strangers)
                    .extracting(stranger -> uploadTo(there, stranger.token(), "a.txt", TEXT, "once")
                            .statusCode())
                    .containsExactly(201, 201, 429);
            assertThat(uploadTo(there, tenant.customer("17").token(), "a.txt", TEXT, "once")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void a_name_cannot_lead_anywhere_nor_break_a_header() {
        var token = tenant.visitor().token();
        var upload = upload(token, "..\\..\\etc/pass\u202ewd ü.txt", TEXT);

        assertThat(json(upload).path("name").asText()).isEqualTo("passwd ü.txt");
        assertThat(header(get(location(get(address(upload), token)), null), "content-disposition"))
                .endsWith("filename=\"passwd _.txt\"; filename*=UTF-8''passwd%20%C3%BC.txt");
    }

    @Test
    void staff_see_all_of_their_tenant_and_nobody_else_sees_anything() {
        var visitor = tenant.visitor();
        var file = address(upload(visitor.token(), "a.txt", TEXT));
        var other = TestTenant.create();

        assertThat(get(file, tenant.accessToken("agent1")).statusCode()).isEqualTo(302);
        assertThat(get(file, tenant.visitor().token()).statusCode()).isEqualTo(404);
        assertThat(get(file, other.accessToken("owner")).statusCode()).isEqualTo(404);
        assertThat(get(file, tenant.siteSecret()).statusCode()).isEqualTo(403);
        assertThat(get(file, null).statusCode()).isEqualTo(401);
        assertThat(upload(null, "a.txt", TEXT).statusCode()).isEqualTo(401);
    }

    @Test
    void a_file_opens_to_the_contact_in_whose_conversation_it_stands() {
        var files = TestService.context().getBean(Files.class);
        var id = TenantId.parse(tenant.id());
        var visitor = tenant.visitor();
        var upload = upload(tenant.accessToken("agent1"), "a.txt", TEXT);
        assertThat(get(address(upload), visitor.token()).statusCode()).isEqualTo(404);

        files.attached(id, List.of(fileId(upload)), ContactId.parse(visitor.contactId()));
        assertThat(get(address(upload), visitor.token()).statusCode()).isEqualTo(302);

        var signed = tenant.customer("17");
        files.moved(id, ContactId.parse(visitor.contactId()), ContactId.parse(signed.contactId()));
        assertThat(get(address(upload), signed.token()).statusCode()).isEqualTo(302);
        assertThat(get(address(upload), visitor.token()).statusCode()).isEqualTo(404);
    }

    @Test
    void what_a_guest_sent_and_got_opens_for_the_customer_she_turns_out_to_be() {
        var chat = Chat.open(tenant);
        var guest = chat.visitor();
        var hers = upload(guest.token(), "receipt.txt", TEXT);
        chat.post(guest.api(), message(fileId(hers)));
        var unsent = upload(guest.token(), "label.txt", TEXT);
        var ours = upload(tenant.accessToken("agent1"), "invoice.txt", TEXT);
        chat.post(tenant.agent(1), message(fileId(ours)));

        var identity = tenant.identity("17").sign();
        var session = TestVisitor.request(tenant.anonymous(), tenant.siteKey(), guest.token(), identity);
        var token = session.body().path("visitorToken").asText();

        assertThat(get(address(hers), token).statusCode()).isEqualTo(302);
        assertThat(get(address(ours), token).statusCode()).isEqualTo(302);
        assertThat(chat.post(Api.bearer(token), message(fileId(unsent))).status())
                .isEqualTo(201);
        assertThat(get(address(hers), guest.token()).statusCode()).isEqualTo(404);
    }

    @Test
    void what_a_shopper_never_sent_is_deleted_after_a_day() {
        var chat = Chat.open(tenant);
        var shopper = chat.visitor();
        var sent = upload(shopper.token(), "sent.txt", TEXT);
        chat.post(shopper.api(), message(fileId(sent)));
        var unsent = upload(shopper.token(), "unsent.txt", TEXT);
        var ours = upload(tenant.accessToken("agent1"), "ours.txt", TEXT);
        sql("UPDATE file SET created_at = created_at - interval '25 hours' WHERE tenant_id = ?");
        var fresh = upload(shopper.token(), "fresh.txt", TEXT);

        TestService.context().getBeansOfType(RecurringJob.class).stream()
                .filter(job -> job.name().equals("files-unsent"))
                .forEach(RecurringJob::run);

        assertThat(get(address(unsent), shopper.token()).statusCode()).isEqualTo(404);
        for (var kept : List.of(sent, ours, fresh)) {
            var redirect = get(address(kept), tenant.accessToken("agent1"));
            assertThat(get(location(redirect), null).body()).isEqualTo(TEXT);
        }
    }

    @Test
    void the_files_of_a_person_who_wants_to_be_forgotten_are_deleted() {
        var ann = tenant.customer(tenant.identity("17").with("email", "ann@shop.test"));
        var chat = Chat.open(tenant, ann);
        var hers = upload(ann.token(), "passport.txt", TEXT);
        chat.post(ann.api(), message(fileId(hers)));
        var unsent = upload(ann.token(), "unsent.txt", TEXT);
        var agent = tenant.accessToken("agent1");
        var noted = upload(agent, "noted.txt", TEXT);
        var note = new HashMap<>(message(fileId(noted)));
        note.put("private", true);
        chat.post(tenant.agent(1), note);
        var others = upload(tenant.visitor().token(), "others.txt", TEXT);
        var address = location(get(address(hers), agent));

        tenant.siteServer().post("/api/v1/connections/current/privacy/erasure", Map.of("email", "ann@shop.test"));

        for (var gone : List.of(hers, unsent, noted)) {
            assertThat(get(address(gone), agent).statusCode()).isEqualTo(404);
        }
        assertThat(get(address, null).statusCode()).isEqualTo(404);
        assertThat(get(address(others), agent).statusCode()).isEqualTo(302);
        Eventually.eventually(() -> sql("SELECT count(*) FROM file WHERE tenant_id = ?") == 1);
    }

    @Test
    void what_somebody_without_a_conversation_uploaded_goes_with_her() throws Exception {
        var ann = tenant.customer(tenant.identity("17").with("email", "ann@shop.test"));
        ann.api().put("/api/v1/widget/contact", Map.of("name", "Ann"));
        var hers = upload(ann.token(), "hers.txt", TEXT);

        tenant.siteServer().post("/api/v1/connections/current/privacy/erasure", Map.of("email", "ann@shop.test"));

        assertThat(get(address(hers), tenant.accessToken("agent1")).statusCode())
                .isEqualTo(404);
    }

    private long sql(String statement) {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var prepared = connection.prepareStatement(statement)) {
            prepared.setObject(1, TenantId.parse(tenant.id()).value());
            if (!prepared.execute()) {
                return prepared.getUpdateCount();
            }
            prepared.getResultSet().next();
            return prepared.getResultSet().getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Map<String, Object> message(FileId file) {
        return Map.of("clientId", UUID.randomUUID(), "text", "", "attachments", List.of(file.text()));
    }

    @Test
    void an_upload_that_is_repeated_under_its_key_is_one_file() {
        var token = tenant.visitor().token();

        var first = upload(token, "a.txt", TEXT, "once");
        var again = upload(token, "a.txt", TEXT, "once");
        var other = upload(token, "a.txt", "other words".getBytes(StandardCharsets.UTF_8), "once");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(fileId(upload(tenant.visitor().token(), "a.txt", TEXT, "once")))
                .isNotEqualTo(fileId(first));
    }

    @Test
    void only_what_somebody_uploaded_can_be_attached() {
        var visitor = tenant.visitor();
        var own = fileId(upload(visitor.token(), "a.txt", TEXT));
        var foreign = fileId(upload(tenant.accessToken("agent1"), "b.txt", TEXT));

        assertThat(attachable(visitor, own)).extracting(FileView::name).containsExactly("a.txt");
        assertThatThrownBy(() -> attachable(visitor, own, foreign))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("/attachments/1");
        assertThatThrownBy(() -> attachable(tenant.visitor(), own)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> attachable(visitor, FileId.next())).isInstanceOf(ProblemException.class);
    }

    private List<FileView> attachable(TestVisitor visitor, FileId... ids) {
        var caller = TestService.context().getBean(Callers.class).authenticate(visitor.token());
        return TestService.context().getBean(Files.class).attachable(TenantId.parse(tenant.id()), caller, List.of(ids));
    }

    private static void assertRefused(HttpResponse<byte[]> upload) {
        assertThat(upload.statusCode()).isEqualTo(415);
        assertThat(json(upload).path("code").asText()).isEqualTo("file_type_refused");
    }

    private static HttpResponse<byte[]> upload(String token, String name, byte[] content) {
        return upload(token, name, content, UUID.randomUUID().toString());
    }

    private static HttpResponse<byte[]> upload(String token, String name, byte[] content, String key) {
        return uploadTo(TestService.baseUrl(), token, name, content, key);
    }

    private static HttpResponse<byte[]> uploadTo(
            String service, String token, String name, byte[] content, String key) {
        return send(Uploads.request(service, name, content).header("Idempotency-Key", key), token);
    }

    private static HttpResponse<byte[]> get(String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(TestService.baseUrl() + path)), token);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request, String token) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return Api.JSON.readTree(response.body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static FileId fileId(HttpResponse<byte[]> upload) {
        return FileId.parse(json(upload).path("id").asText());
    }

    private static String address(HttpResponse<byte[]> upload) {
        return "/api/v1/files/" + json(upload).path("id").asText();
    }

    private static String location(HttpResponse<byte[]> redirect) {
        return header(redirect, "location");
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static byte[] with(byte[] start, String rest) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(start);
        bytes.writeBytes(rest.getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }

    private static byte[] picture(int width, int height) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
