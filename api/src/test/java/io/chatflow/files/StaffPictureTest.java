package io.chatflow.files;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.Uploads;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class StaffPictureTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final TestTenant tenant = TestTenant.create(1);
    private final Api agent = tenant.agent(1);

    @Test
    void a_picture_is_drawn_anew_as_a_square_and_shown_to_colleagues_and_shoppers() throws Exception {
        var chosen = choose(upload("agent1", "me.png", picture(900, 300, "png")));

        assertThat(chosen.status()).isEqualTo(200);
        var address = chosen.body().path("avatarUrl").asText();
        var shown = get(address);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(header(shown, "content-type")).isEqualTo("image/jpeg");
        assertThat(header(shown, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(shown, "content-security-policy")).startsWith("sandbox");
        var face = ImageIO.read(new ByteArrayInputStream(shown.body()));
        assertThat(face.getWidth()).isEqualTo(256);
        assertThat(face.getHeight()).isEqualTo(256);
        // The middle third is what the square holds of it.
        assertThat(new Color(face.getRGB(128, 128)).getGreen()).isGreaterThan(200);
        assertThat(new Color(face.getRGB(2, 128)).getGreen()).isGreaterThan(200);
        assertThat(agent.get("/api/v1/me").body().path("avatarUrl").asText()).isEqualTo(address);
        assertThat(pictureOf(tenant.owner().get("/api/v1/staff").body())).isEqualTo(address);
        assertThat(pictureOf(tenant.owner().get("/api/v1/agents").body())).isEqualTo(address);
        var chat = Chat.open(tenant);
        assertThat(chat.log(chat.visitor().api()).stream()
                        .filter(entry ->
                                "Yes, a person.".equals(entry.path("text").asText()))
                        .map(entry -> entry.at("/author/avatarUrl").asText()))
                .containsExactly(address);
    }

    @Test
    void what_was_uploaded_goes_once_it_is_drawn_and_a_face_once_there_is_another() throws Exception {
        var upload = upload("agent1", "me.jpg", picture(64, 64, "jpg"));
        var first = choose(upload).body().path("avatarUrl").asText();
        assertThat(agent.get("/api/v1/files/" + upload).status()).isEqualTo(404);

        var second = choose(upload("agent1", "me2.jpg", picture(64, 64, "jpg")))
                .body()
                .path("avatarUrl")
                .asText();

        assertThat(get(first).statusCode()).isEqualTo(404);
        assertThat(get(second).statusCode()).isEqualTo(200);
        assertThat(agent.delete("/api/v1/me/picture").status()).isEqualTo(204);
        assertThat(get(second).statusCode()).isEqualTo(404);
        assertThat(agent.get("/api/v1/me").body().hasNonNull("avatarUrl")).isFalse();
        assertThat(agent.delete("/api/v1/me/picture").status()).isEqualTo(204);
    }

    @Test
    void only_a_picture_that_one_uploaded_oneself_becomes_a_face() throws Exception {
        var words = upload("agent1", "words.txt", "just words".getBytes(StandardCharsets.UTF_8));
        assertThat(choose(words).code()).isEqualTo("file_type_refused");
        var broken = picture(64, 64, "png");
        Arrays.fill(broken, 40, broken.length, (byte) 0);
        assertThat(choose(upload("agent1", "broken.png", broken)).code()).isEqualTo("file_type_refused");
        assertThat(choose(upload("agent1", "wide.png", picture(12_001, 3, "png")))
                        .code())
                .isEqualTo("file_type_refused");
        for (var foreign : new String[] {
            upload("owner", "o.png", picture(8, 8, "png")), FileId.next().text()
        }) {
            var refused = choose(foreign);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/fileId");
        }
        assertThat(tenant.visitor()
                        .api()
                        .put("/api/v1/me/picture", Map.of("fileId", words))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void what_was_sent_to_a_shopper_stays_hers() throws Exception {
        var upload = upload("agent1", "mug.png", picture(8, 8, "png"));
        var chat = Chat.open(tenant);
        var sent = agent.post(
                chat.path() + "/messages",
                Map.of(
                        "text", "",
                        "clientId", UUID.randomUUID().toString(),
                        "attachments", List.of(upload)));
        assertThat(sent.status()).as(sent.raw().body()).isBetween(200, 201);

        assertThat(choose(upload).status()).isEqualTo(400);

        assertThat(agent.get("/api/v1/files/" + upload).status()).isNotEqualTo(404);
    }

    @Test
    void an_address_that_was_changed_shows_nothing() throws Exception {
        var upload = upload("agent1", "kept.png", picture(8, 8, "png"));
        var passing = CLIENT.send(
                HttpRequest.newBuilder(URI.create(TestService.baseUrl() + "/api/v1/files/" + upload))
                        .header("Authorization", "Bearer " + tenant.accessToken("agent1"))
                        .build(),
                BodyHandlers.ofByteArray());
        var word = header(passing, "location").replaceFirst(".*/", "");

        // What opens a file for minutes is no address that lasts.
        assertThat(get("/api/v1/pictures/" + word).statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/pictures/x").statusCode()).isEqualTo(404);
        var address = choose(upload).body().path("avatarUrl").asText();
        var last = address.charAt(60) == 'A' ? "B" : "A";
        assertThat(get(address.substring(0, 60) + last + address.substring(61)).statusCode())
                .isEqualTo(404);
        eventually(() -> agent.get("/api/v1/files/" + upload).status() == 404);
    }

    @Test
    void the_face_of_who_was_deactivated_is_shown_to_nobody_until_they_are_back() throws Exception {
        var address = choose(upload("agent1", "me.png", picture(64, 64, "png")))
                .body()
                .path("avatarUrl")
                .asText();
        var deactivation = "/api/v1/staff/" + tenant.agentId(1) + "/deactivation";

        tenant.owner().post(deactivation, Map.of());

        assertThat(get(address).statusCode()).isEqualTo(404);
        assertThat(pictureOf(tenant.owner().get("/api/v1/staff").body())).isNullOrEmpty();
        tenant.owner().delete(deactivation);
        assertThat(get(address).statusCode()).isEqualTo(200);
        assertThat(pictureOf(tenant.owner().get("/api/v1/staff").body())).isEqualTo(address);
    }

    @Test
    void of_two_faces_that_come_at_once_the_one_that_is_shown_is_the_only_one_kept() throws Exception {
        var one = upload("agent1", "one.png", picture(64, 64, "png"));
        var other = upload("agent1", "other.png", picture(64, 64, "png"));
        CompletableFuture<Api.Answer> first;
        CompletableFuture<Api.Answer> second;
        try (var holder = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM membership WHERE tenant_id = '%s' AND staff_id = '%s' FOR UPDATE"
                    .formatted(tenantId(), staffId()));
            first = CompletableFuture.supplyAsync(() -> choose(one));
            eventually(() -> waitingForTheMembership() == 1);
            second = CompletableFuture.supplyAsync(() -> choose(other));
            eventually(() -> waitingForTheMembership() == 2);
            holder.commit();
        }

        var addresses = List.of(
                first.get(60, TimeUnit.SECONDS).body().path("avatarUrl").asText(),
                second.get(60, TimeUnit.SECONDS).body().path("avatarUrl").asText());

        var shown = agent.get("/api/v1/me").body().path("avatarUrl").asText();
        assertThat(addresses).contains(shown).doesNotHaveDuplicates();
        for (var address : addresses) {
            assertThat(get(address).statusCode()).isEqualTo(address.equals(shown) ? 200 : 404);
        }
        eventually(() -> filesOfTheAgent() == 1);
    }

    private int waitingForTheMembership() {
        return count("""
                SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%membership%'
                """);
    }

    private int filesOfTheAgent() {
        return count("SELECT count(*) FROM file WHERE tenant_id = '%s' AND uploaded_by = '%s'"
                .formatted(tenantId(), staffId()));
    }

    private static int count(String query) {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            found.next();
            return found.getInt(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private UUID tenantId() {
        return TenantId.parse(tenant.id()).value();
    }

    private UUID staffId() {
        return StaffId.parse(tenant.agentId(1)).value();
    }

    private Api.Answer choose(String file) {
        return agent.put("/api/v1/me/picture", Map.of("fileId", file));
    }

    private String pictureOf(JsonNode people) {
        for (var person : people.path("data")) {
            if (person.path("id").asText().equals(tenant.agentId(1))) {
                return person.path("avatarUrl").asText();
            }
        }
        return null;
    }

    private String upload(String who, String name, byte[] content) throws IOException, InterruptedException {
        var request = Uploads.request(TestService.baseUrl(), name, content)
                .header("Authorization", "Bearer " + tenant.accessToken(who))
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofByteArray());
        return Api.JSON.readTree(answer.body()).path("id").asText();
    }

    /// Red, green and blue thirds beside each other.
    private static byte[] picture(int width, int height, String kind) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        var thirds = new Color[] {Color.RED, Color.GREEN, Color.BLUE};
        for (int third = 0; third < thirds.length; third++) {
            canvas.setColor(thirds[third]);
            canvas.fillRect(third * width / 3, 0, width / 3, height);
        }
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, kind, bytes);
        return bytes.toByteArray();
    }

    private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(TestService.baseUrl() + path)).build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
