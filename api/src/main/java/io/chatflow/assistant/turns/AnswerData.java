package io.chatflow.assistant.turns;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.Citation;
import io.chatflow.assistant.Answer.OrderCard;
import io.chatflow.assistant.Answer.ProductsCard;
import io.chatflow.assistant.Answer.QuickReplies;
import io.chatflow.assistant.Settings;
import io.chatflow.conversations.NewEntry;
import io.chatflow.realtime.protocol.EntryKind;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/// What stands in an answer's entry beside its text: `{type: "order", order}` or `{type: "product", products}` for a
/// card, `{type: "quickReplies", options: [{label}]}` for a question with choices, `citations`, and `offersPerson` when
/// it ends with that offer.
@Singleton
class AnswerData {

    static final String OFFERS_PERSON = "offersPerson";

    private final ObjectMapper json;

    AnswerData(ObjectMapper json) {
        this.json = json;
    }

    static EntryKind kind(Answer answer) {
        return answer.card() == null ? EntryKind.message : EntryKind.card;
    }

    /// Plain maps and lists, as they come back from the database.
    Map<String, Object> of(Answer answer) {
        var data = new LinkedHashMap<String, Object>();
        switch (answer.card()) {
            case OrderCard(var order) -> {
                data.put("type", "order");
                data.put("order", order);
            }
            case ProductsCard(var products) -> {
                data.put("type", "product");
                data.put("products", products);
            }
            case QuickReplies(var options) -> {
                data.put("type", "quickReplies");
                data.put(
                        "options",
                        options.stream().map(option -> Map.of("label", option)).toList());
            }
            case null -> {}
        }
        if (!answer.citations().isEmpty()) {
            data.put(
                    "citations",
                    answer.citations().stream().map(AnswerData::citation).toList());
        }
        if (answer.offersPerson()) {
            data.put(OFFERS_PERSON, true);
        }
        return json.convertValue(data, new TypeReference<Map<String, Object>>() {});
    }

    /// The same with the name that the assistant has on the site, where it has one of its own.
    Map<String, Object> signed(Answer answer, String name) {
        var data = of(answer);
        if (!name.equals(Settings.OWN_NAME)) {
            data.put(NewEntry.ASSISTANT_NAME, name);
        }
        return data;
    }

    private static Map<String, Object> citation(Citation source) {
        return Map.of("articleId", source.article().text(), "title", source.title(), "url", source.url());
    }
}
