package io.chatflow.assistant.versions;

import io.chatflow.assistant.Answer.Citation;
import io.chatflow.assistant.IntentId;
import io.chatflow.assistant.VersionId;
import io.chatflow.assistant.traces.Judged;
import io.chatflow.assistant.traces.Traces;
import io.chatflow.assistant.turns.Rehearsal;
import io.chatflow.assistant.versions.SuiteView.Case;
import io.chatflow.assistant.versions.SuiteView.Expected;
import io.chatflow.assistant.versions.SuiteView.Got;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The tenant's own test suite: every answer that staff judged is a case. A run asks the same questions again, each
/// with what was said before it in its conversation, and with what that shopper may be shown.
@Singleton
class Suite {

    private static final int MOST = 200;

    private final Traces traces;
    private final Lessons lessons;
    private final Rehearsal rehearsal;

    Suite(Traces traces, Lessons lessons, Rehearsal rehearsal) {
        this.traces = traces;
        this.lessons = lessons;
        this.rehearsal = rehearsal;
    }

    /// The last judged first; erased questions are none.
    List<Case> cases(TenantId tenant) {
        return traces.judged(tenant, MOST).stream()
                .flatMap(judged -> read(tenant, judged))
                .toList();
    }

    /// With this version of what was taught, else with the active one.
    SuiteView run(TenantId tenant, @Nullable VersionId version) {
        var cases = traces.judged(tenant, MOST).stream()
                .flatMap(judged -> read(tenant, judged).flatMap(one -> run(tenant, judged, one, version)))
                .toList();
        int passed = (int) cases.stream().filter(Case::passed).count();
        return new SuiteView(passed, cases.size() - passed, cases);
    }

    VersionView.Score score(TenantId tenant, @Nullable VersionId version) {
        var ran = run(tenant, version);
        return new VersionView.Score(ran.passed(), ran.failed());
    }

    private Stream<Case> read(TenantId tenant, Judged judged) {
        return lessons.text(tenant, judged.conversation(), judged.questionSeq()).stream()
                .map(text -> new Case(judged.conversation(), judged.questionSeq(), text, expected(judged), null, null));
    }

    private Stream<Case> run(TenantId tenant, Judged judged, Case one, @Nullable VersionId version) {
        return rehearsal.again(tenant, judged.conversation(), judged.questionSeq(), version).stream()
                .map(again -> {
                    var articles = again.answer().citations().stream()
                            .map(Citation::article)
                            .toList();
                    var taught = again.trace().taught();
                    var category = taught == null || !taught.believed()
                            ? null
                            : Ids.parse(IntentId.PREFIX, taught.label(), IntentId::new)
                                    .orElse(null);
                    var got = new Got(again.answer().topic(), articles, category);
                    return new Case(
                            one.conversationId(),
                            one.seq(),
                            one.question(),
                            one.expected(),
                            passes(one.expected(), got),
                            got);
                });
    }

    private static Expected expected(Judged judged) {
        if (judged.isRight()) {
            return new Expected(judged.topic(), judged.cited(), null, false);
        }
        if (judged.category() != null) {
            return new Expected(null, List.of(), judged.category(), false);
        }
        return judged.article() != null
                ? new Expected(null, List.of(judged.article()), null, false)
                : new Expected(judged.topic(), judged.cited(), null, true);
    }

    private static boolean passes(Expected expected, Got got) {
        if (expected.categoryId() != null) {
            return expected.categoryId().equals(got.categoryId());
        }
        if (expected.topic() == null) {
            return got.articleIds().containsAll(expected.articleIds());
        }
        boolean same = expected.topic().equals(got.topic())
                && Set.copyOf(expected.articleIds()).equals(Set.copyOf(got.articleIds()));
        return same != expected.not();
    }
}
