package io.chatflow.assistant.answers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.Problems;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/// What the team answered to the like of the shopper's open question, in resolved conversations of the same site.
@Controller("/api/v1/conversations/{id}/similar-answers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class SimilarAnswersController {

    private static final Limit READS = Limit.perMinute("similar-answers", 240);

    private final Conversations conversations;
    private final PastAnswers answers;
    private final Limits limits;

    SimilarAnswersController(Conversations conversations, PastAnswers answers, Limits limits) {
        this.conversations = conversations;
        this.answers = answers;
        this.limits = limits;
    }

    record SimilarAnswers(@JsonProperty(required = true) List<SimilarAnswer> data) {}

    /// At most three, the best first; none when the shopper asks nothing.
    @Get
    SimilarAnswers get(StaffCaller caller, String id) {
        limits.check(READS, caller.staff().text());
        var conversation = Ids.parse(ConversationId.PREFIX, id, ConversationId::new)
                .flatMap(known -> conversations.find(caller.tenant(), known))
                .orElseThrow(Problems::conversationNotFound);
        return new SimilarAnswers(answers.similar(conversation));
    }
}
