package io.chatflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.faults.Checker.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What the checker is there to catch is planted here, once in the log and once on the way to a reader.
class CheckerTest {

    private static final int CONVERSATION = 7;
    private static final int MESSAGES = 10;

    /// The log begins with an entry that is not of the test.
    private final List<Line> log = new ArrayList<>(List.of(new Line(1, -1)));

    private final List<Line> heard = new ArrayList<>();

    CheckerTest() {
        LongStream.range(0, MESSAGES)
                .mapToObj(number -> new Line(number + 2, number))
                .forEach(line -> {
                    log.add(line);
                    heard.add(line);
                });
    }

    @Test
    void what_is_whole_passes() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_message_that_is_lost_from_the_log_is_found() {
        log.removeLast();

        assertThat(findings()).anyMatch(finding -> finding.contains("was acknowledged and is lost"));
    }

    @Test
    void a_gap_in_the_numbers_is_found() {
        log.remove(4);

        assertThat(findings()).anyMatch(finding -> finding.contains("6 follows 4"));
    }

    @Test
    void a_message_that_stands_twice_is_found() {
        log.add(new Line(log.getLast().seq() + 1, 3));

        assertThat(findings()).anyMatch(finding -> finding.contains("message 3 is doubled"));
    }

    @Test
    void a_message_that_stands_elsewhere_than_acknowledged_is_found() {
        var fourth = log.get(4);
        log.set(4, new Line(fourth.seq(), log.get(5).message()));
        log.set(5, new Line(log.get(5).seq(), fourth.message()));

        assertThat(findings()).anyMatch(finding -> finding.contains("was acknowledged as 5 of conversation 7"));
    }

    @Test
    void a_message_that_does_not_reach_a_reader_is_found() {
        heard.remove(3);

        assertThat(findings()).singleElement().asString().contains("reader");
    }

    @Test
    void the_last_message_that_does_not_reach_a_reader_is_found() {
        heard.removeLast();

        assertThat(findings()).singleElement().asString().contains("the reader got null");
    }

    @Test
    void a_message_that_reaches_a_reader_twice_is_found() {
        heard.add(4, heard.get(3));

        assertThat(findings()).singleElement().asString().contains("reader");
    }

    @Test
    void two_messages_that_reach_a_reader_swapped_are_found() {
        Collections.swap(heard, 3, 4);

        assertThat(findings()).singleElement().asString().contains("reader");
    }

    /// The writer's acks are right throughout: what is planted is in the log, or in what one reader heard.
    private List<String> findings() {
        var checker = new Checker();
        LongStream.range(0, MESSAGES).forEach(number -> checker.acknowledged(CONVERSATION, number, number + 2));
        checker.follows("reader", CONVERSATION);
        heard.forEach(line -> checker.received("reader", CONVERSATION, line.message(), line.seq()));
        return checker.compare(Map.of(CONVERSATION, log));
    }
}
