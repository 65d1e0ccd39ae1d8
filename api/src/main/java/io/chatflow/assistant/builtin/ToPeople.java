package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.Reason;
import java.util.List;

/// The words with which the assistant hands over.
record ToPeople(Language language) {

    Answer asked() {
        return handing("person", Reason.asked_for_person, List.of());
    }

    Answer unknown(List<String> tried) {
        return handing("unknown", Reason.unknown, tried);
    }

    Answer upset() {
        return handing("anger", Reason.upset, List.of());
    }

    Answer legal() {
        return handing("legal", Reason.legal, List.of());
    }

    Answer abuse() {
        return handing("abuse", Reason.abuse, List.of());
    }

    Answer emergency() {
        return handing("emergency", Reason.payment_emergency, List.of());
    }

    Answer safety() {
        return handing("safety", Reason.safety, List.of());
    }

    Answer damaged() {
        return handing("damaged", Reason.damaged, List.of("help articles"));
    }

    Answer orderChange() {
        return handing("order_change", Reason.order_change, List.of());
    }

    /// As the tenant taught it.
    Answer taught() {
        return handing("taught", Reason.taught, List.of());
    }

    /// After an answer, which stands.
    Answer joining(Answer answer, Reason reason) {
        var text = answer.text() + "\n\n" + language.say("hand.also");
        return answer.saying(text).handingTo(reason);
    }

    private Answer handing(String topic, Reason reason, List<String> tried) {
        return Answer.handingOff(topic, language.say("hand." + topic), reason, tried);
    }
}
