package io.chatflow.assistant.traces;

import io.chatflow.assistant.IntentId;
import io.chatflow.conversations.ConversationId;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/// Why the assistant said what stands at `seq` in the log, and whether that was right.
@Controller("/api/v1/conversations/{id}/entries/{seq}/trace")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class TraceController {

    private final Traces traces;

    TraceController(Traces traces) {
        this.traces = traces;
    }

    /// `categoryId` or `articleId`: what a wrong one should have been understood as.
    @Introspected
    record Verdict(
            @NotNull Boolean isRight,
            @Nullable IntentId categoryId,
            @Nullable ArticleId articleId) {

        Correction correction() {
            if (categoryId != null && articleId != null) {
                throw Problems.invalid("", "at most one of categoryId and articleId");
            }
            if (isRight && (categoryId != null || articleId != null)) {
                throw Problems.invalid("", "what is right needs no correction");
            }
            return new Correction(categoryId, articleId);
        }
    }

    @Get
    TraceView get(StaffCaller caller, String id, long seq) {
        return traces.find(caller.tenant(), conversation(id), seq).orElseThrow(Problems::notFound);
    }

    @Put("/verdict")
    TraceView judge(StaffCaller caller, String id, long seq, @Valid @Body Verdict verdict) {
        return traces.judge(
                        caller.tenant(), conversation(id), seq, verdict.isRight(), verdict.correction(), caller.staff())
                .orElseThrow(Problems::notFound);
    }

    private static ConversationId conversation(String id) {
        return Ids.parse(ConversationId.PREFIX, id, ConversationId::new).orElseThrow(Problems::notFound);
    }
}
