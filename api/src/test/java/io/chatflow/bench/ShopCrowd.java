package io.chatflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.faults.Checker;
import io.chatflow.testing.Chat;
import io.chatflow.testing.TestTenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Shoppers of one shop, each with a conversation that is assigned to an agent, so that the assistant is silent. Agents
/// are sockets of ten people.
final class ShopCrowd {

    private static final int PEOPLE = 10;
    private static final int AT_ONCE = 16;
    private static final int PAGE = 200;

    private final TestTenant tenant;
    private final List<Chat> chats;
    private final List<String> tokens;
    private final int agents;
    private final Map<Integer, Long> checkedUpTo = new HashMap<>();

    ShopCrowd(String baseUrl, int shoppers, int agents) throws InterruptedException, ExecutionException {
        this.agents = agents;
        tenant = TestTenant.createAt(baseUrl, PEOPLE);
        tokens = new ArrayList<>();
        renewTokens();
        tenant.supervisor();
        chats = inParallel(IntStream.range(0, shoppers)
                .<Callable<Chat>>mapToObj(number -> () -> assigned(number))
                .toList());
    }

    private Chat assigned(int number) {
        var visitor = tenant.visitor();
        var chat = new Chat(tenant, visitor, Chat.begin(visitor, "Is anybody there?"));
        var agent = Map.of("agentId", tenant.agentId(number % agents % PEOPLE + 1));
        var answer = tenant.supervisor().put(chat.path() + "/assignee", agent);
        if (answer.status() != 200) {
            throw new IllegalStateException("not assigned: " + answer.raw().body());
        }
        return chat;
    }

    /// Access tokens are short-lived: before a new round.
    void renewTokens() {
        tokens.clear();
        for (int person = 1; person <= PEOPLE; person++) {
            tokens.add(tenant.accessToken("agent" + person));
        }
    }

    int shoppers() {
        return chats.size();
    }

    int agents() {
        return agents;
    }

    String visitorToken(int conversation) {
        return chats.get(conversation).visitor().token();
    }

    String agentToken(int agent) {
        return tokens.get(agent % PEOPLE);
    }

    String conversation(int number) {
        return chats.get(number).id();
    }

    List<String> conversationsOf(int agent) {
        var own = new ArrayList<String>();
        for (int number = agent; number < chats.size(); number += agents) {
            own.add(conversation(number));
        }
        return own;
    }

    /// What was appended to each conversation since the last call, read by HTTP.
    Map<Integer, List<Checker.Line>> newEntries() throws InterruptedException, ExecutionException {
        var reader = tenant.anonymous().authorized(tenant.accessToken("agent1"));
        var logs = inParallel(IntStream.range(0, chats.size())
                .<Callable<List<Checker.Line>>>mapToObj(number -> () -> {
                    var log = new ArrayList<Checker.Line>();
                    long last = checkedUpTo.getOrDefault(number, 0L);
                    JsonNode page;
                    do {
                        var path = chats.get(number).path() + "/entries?limit=" + PAGE + "&afterSeq=" + last;
                        page = reader.get(path).body().path("data");
                        page.forEach(entry -> log.add(line(entry)));
                        last = log.isEmpty() ? last : log.getLast().seq();
                    } while (page.size() == PAGE);
                    return log;
                })
                .toList());
        var byNumber = new HashMap<Integer, List<Checker.Line>>();
        for (int number = 0; number < logs.size(); number++) {
            byNumber.put(number, logs.get(number));
            if (!logs.get(number).isEmpty()) {
                checkedUpTo.put(number, logs.get(number).getLast().seq());
            }
        }
        return byNumber;
    }

    private static Checker.Line line(JsonNode entry) {
        return new Checker.Line(
                entry.path("seq").asLong(), Words.numberAt(entry.path("text").asText(), 0));
    }

    private static <T> List<T> inParallel(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var results = new ArrayList<T>();
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        }
    }
}
