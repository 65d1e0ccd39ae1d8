package io.chatflow.realtime.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.UUID;

/// What a client may say. A record's constructor refuses what lacks a required field, so a frame that exists is whole.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientFrame.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ClientFrame.MessageSend.class, name = "message.send"),
    @JsonSubTypes.Type(value = ClientFrame.Received.class, name = "received"),
    @JsonSubTypes.Type(value = ClientFrame.Read.class, name = "read"),
    @JsonSubTypes.Type(value = ClientFrame.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = ClientFrame.PageView.class, name = "page"),
    @JsonSubTypes.Type(value = ClientFrame.Handoff.class, name = "handoff"),
    @JsonSubTypes.Type(value = ClientFrame.Watch.class, name = "watch"),
    @JsonSubTypes.Type(value = ClientFrame.Unwatch.class, name = "unwatch"),
    @JsonSubTypes.Type(value = ClientFrame.Subscribe.class, name = "subscribe"),
    @JsonSubTypes.Type(value = ClientFrame.Unsubscribe.class, name = "unsubscribe"),
    @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = ClientFrame.Pong.class, name = "pong")
})
public sealed interface ClientFrame {

    /// The first frame, within 5 s; repeated, it renews the token. `resume` says what the client has.
    record Hello(
            @JsonProperty(required = true) String token,
            @Nullable List<Resume> resume) implements ClientFrame {
        public Hello {
            required(token, "token");
            resume = resume == null ? List.of() : List.copyOf(resume);
        }

        /// Never shows the token.
        @Override
        public String toString() {
            return "Hello[resume=" + resume + "]";
        }
    }

    /// A conversation of which the client has all entries up to and with `afterSeq`.
    record Resume(
            @JsonProperty(required = true) String conversationId,
            @JsonProperty(required = true) Long afterSeq) {
        public Resume {
            required(conversationId, "conversationId");
            position(afterSeq, "afterSeq");
        }
    }

    /// Append a message, or with `private` a note. For visitors `conversationId` null means the open conversation,
    /// "new" a new one.
    record MessageSend(
            @JsonProperty(required = true) UUID clientId,
            @Nullable String conversationId,
            @Nullable String text,
            @Nullable List<String> attachments,
            @Nullable @JsonProperty("private") Boolean isPrivate)
            implements ClientFrame {
        public MessageSend {
            required(clientId, "clientId");
            text = text == null ? "" : text;
            attachments = attachments == null ? List.of() : List.copyOf(attachments);
            isPrivate = isPrivate != null && isPrivate;
        }
    }

    /// All entries up to `seq` have arrived.
    record Received(
            @JsonProperty(required = true) String conversationId,
            @JsonProperty(required = true) Long seq) implements ClientFrame {
        public Received {
            required(conversationId, "conversationId");
            position(seq, "seq");
        }
    }

    /// All entries up to `seq` have been seen by the person.
    record Read(
            @JsonProperty(required = true) String conversationId,
            @JsonProperty(required = true) Long seq) implements ClientFrame {
        public Read {
            required(conversationId, "conversationId");
            position(seq, "seq");
        }
    }

    /// The person types; `draft` is what stands in the composer, where the site allows the preview.
    record Typing(
            @JsonProperty(required = true) String conversationId,
            @JsonProperty(required = true) Boolean typing,
            @Nullable String draft)
            implements ClientFrame {
        public Typing {
            required(conversationId, "conversationId");
            required(typing, "typing");
        }
    }

    /// Where the visitor is.
    record PageView(
            @JsonProperty(required = true) String url,
            @Nullable String title) implements ClientFrame {
        public PageView {
            required(url, "url");
        }
    }

    /// The shopper wants a person.
    record Handoff(
            @JsonProperty(required = true) String conversationId,
            @Nullable String reason) implements ClientFrame {
        public Handoff {
            required(conversationId, "conversationId");
        }
    }

    /// Staff: send this conversation's entries and signals.
    record Watch(@JsonProperty(required = true) String conversationId) implements ClientFrame {
        public Watch {
            required(conversationId, "conversationId");
        }
    }

    /// Staff: send no more of this conversation.
    record Unwatch(@JsonProperty(required = true) String conversationId) implements ClientFrame {
        public Unwatch {
            required(conversationId, "conversationId");
        }
    }

    /// Staff: send the changes of this list.
    record Subscribe(@JsonProperty(required = true) View view) implements ClientFrame {
        public Subscribe {
            required(view, "view");
        }
    }

    /// Staff: send no more of this list.
    record Unsubscribe(@JsonProperty(required = true) View view) implements ClientFrame {
        public Unsubscribe {
            required(view, "view");
        }
    }

    /// Is the other side still there? After 25 s of silence.
    record Ping() implements ClientFrame {}

    /// The answer to the server's `ping`.
    record Pong() implements ClientFrame {}

    private static void required(Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }

    private static void position(Long seq, String field) {
        required(seq, field);
        if (seq < 0) {
            throw new IllegalArgumentException(field + " is negative");
        }
    }
}
