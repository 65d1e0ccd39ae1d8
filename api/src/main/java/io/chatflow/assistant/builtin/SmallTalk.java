package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;

/// Greetings and manners.
final class SmallTalk {

    private static final String CAN_HELP =
            "I can look up your orders and your cart, tell you about products, and answer questions from our help articles.";

    private SmallTalk() {}

    /// By name and by status: new, regular or VIP; and shorter when we have spoken already.
    static Answer greeting(Question question, Sources sources) {
        if (!question.isFirst()) {
            return Answer.of("greeting", "Hello again" + named(question) + "! What can I do for you?");
        }
        return Answer.of("greeting", welcome(question, sources) + " What can I do for you?");
    }

    /// In front of the first answer, when the shopper opened with a question.
    static String opening(Question question, Utterance utterance) {
        if (!question.isFirst()) {
            return "";
        }
        if (question.shopper().name() != null) {
            return "Hi " + first(question.shopper().name()) + "! ";
        }
        return utterance.greeted() ? "Hi! " : "";
    }

    static Answer thanks() {
        return Answer.of("thanks", "You’re welcome! Is there anything else?");
    }

    static Answer goodbye(Question question) {
        return Answer.of("goodbye", "Goodbye" + named(question) + ", and have a nice day!");
    }

    static Answer acknowledged() {
        return Answer.of("acknowledged", "Good. I’m here if anything else comes up.");
    }

    static Answer capabilities() {
        return Answer.of(
                        "capabilities",
                        "I’m the shop’s automatic assistant. " + CAN_HELP
                                + " If you would rather talk to a person, just say so.")
                .offeringPerson();
    }

    /// For a message without a word in it.
    static Answer prompt() {
        return Answer.of(
                        "prompt", "How can I help? " + CAN_HELP + " If you would rather talk to a person, just say so.")
                .offeringPerson();
    }

    private static String welcome(Question question, Sources sources) {
        var customer = sources.customer();
        boolean vip = question.shopper().vip() || customer.map(it -> it.vip()).orElse(false);
        if (vip) {
            return "Hello" + named(question)
                    + ", it’s good to see you! As one of our VIP customers you have our full attention.";
        }
        boolean hasOrdered = customer.map(it -> it.ordersCount() != null && it.ordersCount() > 0)
                        .orElse(false)
                || !sources.orders(1).isEmpty();
        if (hasOrdered) {
            return "Welcome back" + named(question) + "! It’s good to see you again.";
        }
        return "Hello" + named(question) + ", and welcome! I’m the automatic assistant here. " + CAN_HELP;
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
