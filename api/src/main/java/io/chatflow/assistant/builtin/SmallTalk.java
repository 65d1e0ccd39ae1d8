package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Settings;
import io.chatflow.assistant.Settings.Tone;
import io.chatflow.assistant.Sources;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Greetings and manners.
record SmallTalk(Language language, Settings settings) {

    /// By name and by status: new, regular or VIP; and shorter when we have spoken already.
    Answer greeting(Question question, Sources sources) {
        if (!question.isFirst()) {
            return Answer.of("greeting", say("talk.again", named(question)) + " " + language.say("talk.what"));
        }
        var status = status(question, sources);
        return Answer.of(
                "greeting",
                own(status)
                        .map(greeting -> filled(greeting, question))
                        .orElseGet(() -> welcome(status, question) + " " + language.say("talk.what")));
    }

    /// In front of the first answer, when the shopper opened with a question.
    String opening(Question question, Utterance utterance) {
        if (!question.isFirst() || settings.tone() == Tone.brief) {
            return "";
        }
        if (question.shopper().name() != null) {
            return say("talk.hi", " " + first(question.shopper().name())) + " ";
        }
        return utterance.greeted() ? say("talk.hi", "") + " " : "";
    }

    Answer thanks() {
        return Answer.of("thanks", say("talk.thanks"));
    }

    Answer goodbye(Question question) {
        return Answer.of("goodbye", say("talk.goodbye", named(question)));
    }

    Answer acknowledged() {
        return Answer.of("acknowledged", say("talk.good"));
    }

    Answer capabilities() {
        return offering("capabilities", "talk.capabilities");
    }

    /// For a message without a word in it.
    Answer prompt() {
        return offering("prompt", "talk.prompt");
    }

    private Answer offering(String topic, String opening) {
        return Answer.of(
                        topic,
                        language.say(opening) + " " + language.say("talk.can") + " " + language.say("talk.person"))
                .offeringPerson();
    }

    private enum Status {
        newcomer,
        returning,
        vip
    }

    private static Status status(Question question, Sources sources) {
        var customer = sources.customer();
        if (question.shopper().vip() || customer.map(it -> it.vip()).orElse(false)) {
            return Status.vip;
        }
        boolean hasOrdered = customer.map(it -> it.ordersCount() != null && it.ordersCount() > 0)
                        .orElse(false)
                || !sources.orders(1).isEmpty();
        return hasOrdered ? Status.returning : Status.newcomer;
    }

    private String welcome(Status status, Question question) {
        return switch (status) {
            case vip -> say("talk.vip", named(question));
            case returning -> say("talk.back", named(question));
            case newcomer ->
                say("talk.welcome", named(question))
                        + (settings.tone() == Tone.brief ? "" : " " + language.say("talk.can"));
        };
    }

    /// The site's own words in this language.
    private Optional<String> own(Status status) {
        return settings.greetings().entrySet().stream()
                .filter(greeting ->
                        Locale.forLanguageTag(greeting.getKey()).getLanguage().equals(language.code()))
                .map(Map.Entry::getValue)
                .map(greetings -> switch (status) {
                    case newcomer -> greetings.newcomer();
                    case returning -> greetings.returning();
                    case vip -> greetings.vip();
                })
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// Whose name is not known is greeted without it.
    private static String filled(String greeting, Question question) {
        var name = question.shopper().name();
        return name == null || name.isBlank()
                ? greeting.replaceAll("[,\\s]*\\{name}", "")
                : greeting.replace("{name}", first(name));
    }

    private String say(String phrase, Object... parts) {
        return language.say(settings.tone() == Tone.formal ? "formal." + phrase : phrase, parts);
    }

    private static String named(Question question) {
        var name = question.shopper().name();
        return name == null || name.isBlank() ? "" : ", " + first(name);
    }

    private static String first(String name) {
        var plain = Written.plain(name);
        int space = plain.indexOf(' ');
        return space < 1 ? plain : plain.substring(0, space);
    }
}
