package io.chatflow.assistant;

import io.chatflow.commerce.Money;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// How the assistant behaves on one site; what is missing is the product's own. `hours`: when it answers, always where
/// absent; at other times, and when it is not `enabled`, people get the conversation at once. `name` is how it signs.
/// `greetings` by language tag, in place of its own. `guidance` is said word for word. Of `forbiddenTopics` it does not
/// speak.
@Introspected
public record Settings(
        @Nullable Boolean enabled,
        @Nullable Hours hours,
        @Nullable String name,
        @Nullable Tone tone,
        @Nullable Map<String, Greetings> greetings,
        @Nullable List<Guidance> guidance,
        @Nullable List<String> forbiddenTopics,
        @Nullable Thresholds thresholds,
        @Nullable HandOffRules handoff) {

    public static final String OWN_NAME = "Assistant";

    public static final Settings STANDARD = new Settings(null, null, null, null, null, null, null, null, null);

    public Settings {
        enabled = enabled == null || enabled;
        name = name == null ? OWN_NAME : name.strip();
        tone = tone == null ? Tone.friendly : tone;
        greetings = greetings == null ? Map.of() : greetings;
        guidance = guidance == null ? List.of() : guidance;
        forbiddenTopics = forbiddenTopics == null ? List.of() : forbiddenTopics;
        thresholds = thresholds == null ? Thresholds.STANDARD : thresholds;
        handoff = handoff == null ? HandOffRules.NONE : handoff;
    }

    /// What the site has it say word for word.
    public List<String> words() {
        var all = new ArrayList<String>();
        guidance.forEach(one -> all.add(one.say()));
        greetings.values().stream()
                .flatMap(one -> Stream.of(one.newcomer(), one.returning(), one.vip()))
                .filter(Objects::nonNull)
                .forEach(all::add);
        return List.copyOf(all);
    }

    /// `brief` leaves out greetings in front of answers and offers behind them.
    public enum Tone {
        friendly,
        formal,
        brief
    }

    /// To a shopper who is new here, to one who has ordered, to a VIP; `{name}` is her first name, if it is known.
    @Introspected
    public record Greetings(
            @Nullable String newcomer,
            @Nullable String returning,
            @Nullable String vip) {}

    /// Asked `about` this, it says that.
    @Introspected
    public record Guidance(String about, String say) {}

    /// From which sureness on an article answers, from which on it is offered as a choice (both 0 to 1), and from which
    /// score on what was taught is believed: as fitted in the training where absent.
    @Introspected
    public record Thresholds(
            @Nullable Double answer,
            @Nullable Double clarify,
            @Nullable Double intent) {

        /// Fitted on our own questions with and without an answer (`assistant/help-questions.txt` of the tests).
        static final Thresholds STANDARD = new Thresholds(null, null, null);

        public Thresholds {
            answer = answer == null ? Double.valueOf(0.55) : answer;
            clarify = clarify == null ? Double.valueOf(Math.min(0.45, answer)) : clarify;
        }
    }

    /// Who is answered and gets a person too: VIPs, and those who ask about an order or a cart of at least this value.
    @Introspected
    public record HandOffRules(boolean vip, @Nullable Money orderValueFrom) {

        static final HandOffRules NONE = new HandOffRules(false, null);
    }
}
