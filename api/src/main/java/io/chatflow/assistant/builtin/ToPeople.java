package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.Reason;
import java.util.List;

/// The words with which the assistant hands over.
final class ToPeople {

    private ToPeople() {}

    static Answer asked() {
        return Answer.handingOff(
                "person", "Of course. I’m bringing in a person from our team.", Reason.asked_for_person, List.of());
    }

    static Answer unknown(List<String> tried) {
        return Answer.handingOff(
                "unknown",
                "I don’t know the answer to that, and I won’t guess. I’m passing your question to a person from our team.",
                Reason.unknown,
                tried);
    }

    static Answer upset() {
        return Answer.handingOff(
                "anger",
                "I’m sorry about this. I’m bringing in a person from our team who can look into it with you.",
                Reason.upset,
                List.of());
    }

    static Answer abuse() {
        return Answer.handingOff(
                "abuse",
                "Thank you for telling us. A person from our team will look at this.",
                Reason.abuse,
                List.of());
    }

    static Answer emergency() {
        return Answer.handingOff(
                "emergency",
                "I’m bringing in a person from our team at once. If a card or an account is at risk, please ask your bank to block it "
                        + "too, and never post card numbers or passwords here.",
                Reason.payment_emergency,
                List.of());
    }

    static Answer safety() {
        return Answer.handingOff(
                "safety",
                "I’m bringing in a person right away. If you or someone else is in danger, please call your local emergency number "
                        + "now.",
                Reason.safety,
                List.of());
    }

    static Answer damaged() {
        return Answer.handingOff(
                "damaged",
                "I’m sorry that something went wrong with your order. I’m bringing in a person from our team who can put it right. A "
                        + "photo helps, if you have one.",
                Reason.damaged,
                List.of("help articles"));
    }

    static Answer orderChange() {
        return Answer.handingOff(
                "order_change",
                "I can’t change orders myself, but our team can: I’m passing this on to a person now.",
                Reason.order_change,
                List.of());
    }
}
