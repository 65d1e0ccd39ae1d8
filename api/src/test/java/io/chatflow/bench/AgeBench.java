package io.chatflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The same questions to a service with a nearly empty database and to one that has grown old, in turns: what the
/// second takes longer.
final class AgeBench {

    /// So many that each question has a full page for an answer here too.
    private static final int YOUNG = 600;
    private static final int OLD = 100_000;
    private static final int NEIGHBOURS = 1_000;
    private static final int SITES_EACH = 10;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 5;
    private static final int ASKED = 60;

    /// What is asked of a side; the number makes each time another one.
    private interface Question {
        void ask(Side side, int number);
    }

    private static final Map<String, Question> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("list of the inbox", (side, number) -> side.read("/api/v1/conversations?limit=50"));
        QUESTIONS.put(
                "list of a site's resolved conversations",
                (side, number) -> side.read("/api/v1/conversations?status=resolved&limit=50&site="
                        + side.archive().site().text()));
        QUESTIONS.put(
                "search for an order number",
                (side, number) -> side.find(side.archive().orderNumber(number)));
        QUESTIONS.put(
                "search for a word of twenty messages",
                (side, number) -> side.find(side.archive().word(number)));
        QUESTIONS.put("search for a word of each tenth conversation", (side, number) -> side.find("umbrella"));
        QUESTIONS.put("open a conversation", (side, number) -> {
            side.read(side.path(number));
            side.read(side.path(number) + "/entries?limit=50");
        });
        QUESTIONS.put("resume a conversation on a new socket", (side, number) -> side.resume(number));
        QUESTIONS.put("append", (side, number) -> side.append(number));
    }

    /// A service, and a tenant in it with a past.
    private record Side(ServiceUnderTest service, TestTenant tenant, Archive archive, Api agent, String token) {

        static Side start(Options options, Path data, int conversations) throws Exception {
            var service = ServiceUnderTest.start(options.command(), data);
            var tenant = TestTenant.createAt(service.baseUrl(), 1);
            var archive = new Archive(TenantId.parse(tenant.id()), SiteId.parse(tenant.siteId()), conversations);
            archive.write(Postgres.in(data));
            return new Side(service, tenant, archive, tenant.agent(1), tenant.accessToken("agent1"));
        }

        String path(int number) {
            return "/api/v1/conversations/" + archive.conversation(number);
        }

        JsonNode read(String path) {
            var answer = agent.get(path);
            if (answer.status() != 200) {
                throw new IllegalStateException(path + ": " + answer.raw().body());
            }
            return answer.body();
        }

        void find(String words) {
            if (read("/api/v1/conversations?limit=50&q=" + words).path("data").isEmpty()) {
                throw new IllegalStateException("nothing found for " + words);
            }
        }

        void resume(int number) {
            try (var socket = TestSocket.openAt(service.baseUrl())) {
                socket.send(Frames.hello(token, archive.conversation(number), Archive.MESSAGES_EACH / 2))
                        .await(frame -> frame.path("complete").asBoolean(), "last of what was missed");
            }
        }

        void append(int number) {
            new Chat(tenant, null, archive.conversation(number)).write(agent, "Message " + number);
        }
    }

    private AgeBench() {}

    static void run(Options options, Path data) throws Exception {
        var young = Side.start(options, Files.createDirectories(data.resolve("young")), YOUNG);
        System.out.println("writing a million messages …");
        var home = Files.createDirectories(data.resolve("old"));
        var old = Side.start(options, home, OLD);
        old.archive().addNeighbours(Postgres.in(home), NEIGHBOURS, SITES_EACH);
        try (var first = young.service();
                var second = old.service()) {
            compare(young, old);
        }
    }

    private static void compare(Side young, Side old) {
        var table = new Table();
        QUESTIONS.forEach((what, question) -> {
            var ofYoung = new ArrayList<Double>();
            var ofOld = new ArrayList<Double>();
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                for (var times : Map.of(young, ofYoung, old, ofOld).entrySet()) {
                    var median = median(question, times.getKey(), round * ASKED);
                    // The first rounds are for warming up.
                    if (round >= WARM_UP) {
                        times.getValue().add(median);
                    }
                }
            }
            table.add(
                    what,
                    String.format(
                            Locale.ROOT,
                            "%.2f ms, old %.2f ms: %.2f",
                            Times.median(ofYoung),
                            Times.median(ofOld),
                            Times.median(ofOld) / Times.median(ofYoung)));
        });
        System.out.println(table);
    }

    /// Milliseconds.
    private static double median(Question question, Side side, int first) {
        var times = new Times();
        for (int number = first; number < first + ASKED; number++) {
            var begin = System.nanoTime();
            question.ask(side, number);
            times.add(new long[] {System.nanoTime() - begin});
        }
        return times.percentile(50);
    }
}
