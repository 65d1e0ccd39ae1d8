package io.chatflow.assistant.settings;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problem.Fault;
import io.chatflow.platform.web.Problems;
import io.chatflow.retrieval.OwnSynonyms;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.transaction.annotation.Transactional;
import java.util.ArrayList;
import java.util.List;

/// The tenant's own words for the same thing: what is asked with one of them is found by the others.
@Controller("/api/v1/assistant/synonyms")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class SynonymController {

    private static final int MOST_GROUPS = 500;
    private static final int MOST_WORDS = 20;
    private static final int LONGEST = 40;

    private final OwnSynonyms synonyms;
    private final Audit audit;

    SynonymController(OwnSynonyms synonyms, Audit audit) {
        this.synonyms = synonyms;
        this.audit = audit;
    }

    /// Groups of 2 to 20 single words.
    @Introspected
    record SynonymGroups(@Nullable List<List<String>> groups) {}

    @Get
    SynonymGroups get(StaffCaller caller) {
        return new SynonymGroups(synonyms.of(caller.tenant()));
    }

    /// Replaces them all.
    @Put
    @Secured(Access.SUPERVISOR)
    @Transactional
    SynonymGroups put(StaffCaller caller, @Body SynonymGroups body) {
        synonyms.put(caller.tenant(), checked(body));
        audit.record(caller.tenant(), caller.staff(), "assistant.synonyms_changed", caller.tenant());
        return get(caller);
    }

    private static List<List<String>> checked(SynonymGroups body) {
        if (body.groups() == null || body.groups().size() > MOST_GROUPS) {
            throw Problems.invalid("/groups", "a list of at most " + MOST_GROUPS);
        }
        var faults = new ArrayList<Fault>();
        for (int at = 0; at < body.groups().size(); at++) {
            var group = body.groups().get(at);
            if (group == null || group.size() < 2 || group.size() > MOST_WORDS) {
                faults.add(new Fault("/groups/" + at, "2 to " + MOST_WORDS + " words"));
            } else if (!group.stream().allMatch(SynonymController::isWord)) {
                faults.add(new Fault("/groups/" + at, "single words of at most " + LONGEST + " characters"));
            }
        }
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        return body.groups();
    }

    private static boolean isWord(@Nullable String word) {
        return word != null && Texts.isStorable(word) && word.length() <= LONGEST && word.matches("\\S+");
    }
}
