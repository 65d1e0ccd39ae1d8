package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;

/// Greetings and manners.
record SmallTalk(Language language) {

    /// By name and by status: new, regular or VIP; and shorter when we have spoken already.
    Answer greeting(Question question, Sources sources) {
        var greeting = question.isFirst() ? welcome(question, sources) : language.say("talk.again", named(question));
        return Answer.of("greeting", greeting + " " + language.say("talk.what"));
    }

    /// In front of the first answer, when the shopper opened with a question.
    String opening(Question question, Utterance utterance) {
        if (!question.isFirst()) {
            return "";
        }
        if (question.shopper().name() != null) {
            return language.say("talk.hi", " " + first(question.shopper().name())) + " ";
        }
        return utterance.greeted() ? language.say("talk.hi", "") + " " : "";
    }

    Answer thanks() {
        return Answer.of("thanks", language.say("talk.thanks"));
    }

    Answer goodbye(Question question) {
        return Answer.of("goodbye", language.say("talk.goodbye", named(question)));
    }

    Answer acknowledged() {
        return Answer.of("acknowledged", language.say("talk.good"));
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

    private String welcome(Question question, Sources sources) {
        var customer = sources.customer();
        boolean vip = question.shopper().vip() || customer.map(it -> it.vip()).orElse(false);
        if (vip) {
            return language.say("talk.vip", named(question));
        }
        boolean hasOrdered = customer.map(it -> it.ordersCount() != null && it.ordersCount() > 0)
                        .orElse(false)
                || !sources.orders(1).isEmpty();
        return hasOrdered
                ? language.say("talk.back", named(question))
                : language.say("talk.welcome", named(question)) + " " + language.say("talk.can");
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
