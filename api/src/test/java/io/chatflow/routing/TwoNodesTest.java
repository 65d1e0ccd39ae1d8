package io.chatflow.routing;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.routing.Floor.Shopper;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoNodesTest {

    private final Floor floor = Floor.with(2);

    @Test
    void two_nodes_neither_exceed_capacity_nor_give_anything_twice() throws Exception {
        floor.capacity(1, 2);
        floor.capacity(2, 2);
        var shoppers =
                IntStream.range(0, 8).mapToObj(ignored -> floor.shopper()).toList();
        try (var second = TestService.start(Map.of("chatflow.node", "second"))) {
            var other = Api.at(second.getURL().toString());
            floor.become(1, "online");
            floor.become(2, "online");
            atOnce(IntStream.range(0, 8)
                    .<Callable<Object>>mapToObj(number -> () -> ask(other, shoppers.get(number), number % 2 == 0))
                    .toList());
            eventually(floor::queue, queue -> queue.size() == 4);
            assertThat(shoppers.stream().map(floor::assignee).filter(agent -> !agent.isEmpty()))
                    .hasSize(4)
                    .containsOnly(floor.tenant().agentId(1), floor.tenant().agentId(2));
            var freed = shoppers.stream()
                    .filter(one -> !floor.assignee(one).isEmpty())
                    .toList();
            atOnce(freed.stream()
                    .<Callable<Object>>map(
                            one -> () -> floor.staff(floor.tenant().agent(1), "POST", one, "resolution", null))
                    .toList());
            assertThat(eventually(floor::queue, List::isEmpty)).isEmpty();
            shoppers.forEach(one -> assertThat(floor.entries(one, "assignment")).hasSize(1));
        }
    }

    private static Api.Answer ask(Api otherNode, Shopper shopper, boolean there) {
        return there
                ? otherNode
                        .authorized(shopper.visitor().token())
                        .post("/api/v1/conversations/" + shopper.conversation() + "/handoff", Map.of())
                : shopper.asksForPerson();
    }

    private static void atOnce(List<Callable<Object>> all) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : executor.invokeAll(all)) {
                done.get();
            }
        }
    }
}
