package io.chatflow.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is not as documented gets its error, changes nothing, and leaves the socket open.
class BadFramesTest {

    private static final TestTenant TENANT = TestTenant.create();
    private static final Chat CHAT = Chat.open(TENANT);
    private static final Chat FOREIGN = Chat.open(TestTenant.create(1));
    private static final String NOWHERE = "cnv_00000000000000000000000000";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            invalid_frame     | {
            invalid_frame     | null
            invalid_frame     | 5
            invalid_frame     | []
            invalid_frame     | "hello"
            invalid_frame     | {}
            invalid_frame     | {"type":null}
            invalid_frame     | {"type":"ping"} {"type":"ping"}
            unknown_type      | {"type":"message.delete"}
            unknown_type      | {"type":"ack"}
            invalid_frame     | {"type":"message.send","conversationId":"CNV","text":"no clientId"}
            invalid_frame     | {"type":"message.send","conversationId":"CNV","clientId":"7","text":"Hi"}
            invalid_frame     | {"type":"message.send","conversationId":"CNV","clientId":"UUID","text":{"a":1}}
            invalid_frame     | {"type":"message.send","conversationId":"CNV","clientId":"UUID","text":"Hi","attachments":"x"}
            invalid_frame     | {"type":"message.send","conversationId":"CNV","clientId":"UUID","text":"Hi","attachments":[null]}
            validation_failed | {"type":"message.send","conversationId":"CNV","clientId":"UUID","text":"Hi","attachments":["x"]}
            validation_failed | {"type":"message.send","conversationId":"CNV","clientId":"UUID","text":"Hi","attachments":["fil_00000000000000000000000000"]}
            invalid_text      | {"type":"message.send","conversationId":"CNV","clientId":"UUID","text":""}
            invalid_text      | {"type":"message.send","conversationId":"CNV","clientId":"UUID"}
            invalid_text      | {"type":"message.send","conversationId":"CNV","clientId":"UUID","text":" \\n "}
            invalid_text      | {"type":"message.send","conversationId":"CNV","clientId":"UUID","text":"a\\u0000b"}
            invalid_text      | {"type":"message.send","conversationId":"CNV","clientId":"UUID","text":"\\ud83d"}
            invalid_text      | {"type":"message.send","conversationId":"CNV","clientId":"UUID","text":"\\ude00\\ud83d"}
            forbidden         | {"type":"message.send","conversationId":"CNV","clientId":"UUID","text":"psst","private":true}
            conversation_not_found | {"type":"message.send","conversationId":"NOWHERE","clientId":"UUID","text":"Hi"}
            conversation_not_found | {"type":"message.send","conversationId":"FOREIGN","clientId":"UUID","text":"Hi"}
            conversation_not_found | {"type":"message.send","conversationId":"../../etc","clientId":"UUID","text":"Hi"}
            conversation_not_found | {"type":"message.send","conversationId":"","clientId":"UUID","text":"Hi"}
            invalid_frame     | {"type":"read","conversationId":"CNV"}
            invalid_frame     | {"type":"read","conversationId":"CNV","seq":-1}
            invalid_frame     | {"type":"read","conversationId":"CNV","seq":1.5}
            invalid_frame     | {"type":"read","conversationId":"CNV","seq":99999999999999999999}
            invalid_frame     | {"type":"read","seq":1}
            conversation_not_found | {"type":"read","conversationId":"FOREIGN","seq":1}
            conversation_not_found | {"type":"received","conversationId":"NOWHERE","seq":1}
            invalid_frame     | {"type":"typing","conversationId":"CNV"}
            conversation_not_found | {"type":"typing","conversationId":"FOREIGN","typing":true}
            invalid_frame     | {"type":"page"}
            forbidden         | {"type":"watch","conversationId":"CNV"}
            forbidden         | {"type":"subscribe","view":"open"}
            invalid_frame     | {"type":"subscribe","view":"everything"}
            invalid_frame     | {"type":"subscribe","view":0}
            """)
    void a_visitors_bad_frame_gets_its_code_and_changes_nothing(String code, String frame) {
        var before = CHAT.lastSeq(TENANT.agent(1));
        var clientId = UUID.randomUUID();
        try (var socket = TestSocket.greeted(CHAT.visitor().token())) {
            var error = socket.sendText(filled(frame, clientId)).await("error");

            assertThat(error.path("code").asText()).isEqualTo(code);
            assertThat(error.path("detail").asText()).isNotEmpty();
            if (frame.contains("\"UUID\"")) {
                assertThat(error.path("clientId").asText()).isEqualTo(clientId.toString());
            }
            assertThat(socket.drain()).isEmpty();
        }
        assertThat(CHAT.lastSeq(TENANT.agent(1))).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            validation_failed      | {"type":"message.send","clientId":"UUID","text":"to nobody"}
            conversation_not_found | {"type":"message.send","clientId":"UUID","text":"Hi","conversationId":"new"}
            conversation_not_found | {"type":"message.send","clientId":"UUID","text":"Hi","conversationId":"FOREIGN"}
            conversation_not_found | {"type":"watch","conversationId":"FOREIGN"}
            conversation_not_found | {"type":"watch","conversationId":"NOWHERE"}
            conversation_not_found | {"type":"typing","conversationId":"FOREIGN","typing":true}
            forbidden              | {"type":"page","url":"https://shop.test/"}
            """)
    void a_staff_members_bad_frame_gets_its_code(String code, String frame) {
        try (var socket = TestSocket.greeted(TENANT.accessToken("agent1"))) {
            assertThat(socket.sendText(filled(frame, UUID.randomUUID()))
                            .await("error")
                            .path("code")
                            .asText())
                    .isEqualTo(code);
            assertThat(socket.drain()).isEmpty();
        }
    }

    @Test
    void a_text_may_have_8000_units_and_no_more() {
        try (var socket = TestSocket.greeted(CHAT.visitor().token())) {
            socket.send(Frames.send(CHAT.id(), "€".repeat(8_000))).await("ack");
            socket.send(Frames.send(CHAT.id(), "😀".repeat(4_000))).await("ack");
            var error = socket.send(Frames.send(CHAT.id(), "x".repeat(8_001))).await("error");

            assertThat(error.path("code").asText()).isEqualTo("text_too_long");
        }
    }

    @Test
    void unknown_fields_are_ignored() {
        try (var socket = TestSocket.greeted(CHAT.visitor().token())) {
            var frame = Frames.send(CHAT.id(), "With more than we know");
            frame.put("colour", "blue");

            socket.send(frame).await("ack");
        }
    }

    @Test
    void a_resume_of_what_is_not_there_is_told_and_the_rest_is_resumed() {
        for (var missing : new String[] {NOWHERE, FOREIGN.id(), "x"}) {
            try (var socket = TestSocket.resumed(CHAT.visitor().token(), missing, 0)) {
                assertThat(socket.await("error").path("code").asText()).isEqualTo("conversation_not_found");
                socket.await("welcome");
            }
        }
    }

    @Test
    void binary_frames_are_refused_and_change_nothing() {
        try (var socket = TestSocket.greeted(CHAT.visitor().token())) {
            socket.sendBinary("{\"type\":\"ping\"}".getBytes());

            assertThat(socket.await("error").path("code").asText()).isEqualTo("invalid_frame");
            assertThat(socket.drain()).isEmpty();
        }
    }

    @Test
    void the_others_hear_of_what_is_well_formed_only() {
        try (var watching = TestSocket.resumed(TENANT.accessToken("agent1"), CHAT.id(), 0);
                var socket = TestSocket.greeted(CHAT.visitor().token())) {
            // What it missed comes after the welcome: an entry of now may stand among it.
            watching.await(frame -> frame.path("complete").asBoolean(), "last of what was missed");
            socket.sendText("{")
                    .sendBinary(new byte[8])
                    .send(Frames.send(CHAT.id(), ""))
                    .send(Frames.send(CHAT.id(), "At last"));

            var heard = watching.until(frame -> Frames.isEntry(frame, "At last"), "entry");
            assertThat(Frames.ofType(heard, "entry")).hasSize(1);
        }
    }

    private static String filled(String frame, UUID clientId) {
        for (var name : Map.of(
                        "\"UUID\"", "\"" + clientId + "\"",
                        "\"CNV\"", "\"" + CHAT.id() + "\"",
                        "\"FOREIGN\"", "\"" + FOREIGN.id() + "\"",
                        "\"NOWHERE\"", "\"" + NOWHERE + "\"")
                .entrySet()) {
            frame = frame.replace(name.getKey(), name.getValue());
        }
        return frame;
    }
}
