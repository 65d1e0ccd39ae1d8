package io.chatflow.assistant.turns;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.assistant.Answer;
import io.chatflow.assistant.AssistantEngine;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import io.chatflow.assistant.checks.AnswerCheck.Checked;
import io.chatflow.assistant.traces.Trace;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the engine answer, and lets nothing pass that its sources do not bear out.
@Singleton
class Composer {

    private static final Logger LOG = LoggerFactory.getLogger(Composer.class);

    private final AssistantEngine engine;
    private final ObjectMapper json;

    Composer(AssistantEngine engine, ObjectMapper json) {
        this.engine = engine;
        this.json = json;
    }

    record Composed(Answer answer, Trace trace) {}

    Composed answer(Question question, Sources sources) {
        return composed(question, sources, from -> engine.answer(question, from));
    }

    /// The same for words that do not come from the engine.
    Composed composed(Question question, Sources sources, Function<Sources, Answer> words) {
        var watched = new WatchedSources(sources, json);
        long begun = System.nanoTime();
        var answer = words.apply(watched);
        var checks = watched.check(question, answer, engine.figures());
        if (!checks.stream().allMatch(Checked::passed)) {
            LOG.warn("An answer was withheld: its sources do not bear it out ({}, {})", answer.topic(), checks);
            answer = withheld(question, answer);
        }
        return new Composed(answer, watched.trace(engine.name(), question, answer, checks, System.nanoTime() - begun));
    }

    /// People get the question, for the reason that the answer had for it: an emergency stays one.
    private Answer withheld(Question question, Answer answer) {
        var instead = engine.withheld(question).readAs(answer.reading());
        return answer.handOff() == null
                ? instead
                : instead.handingTo(answer.handOff().reason());
    }
}
