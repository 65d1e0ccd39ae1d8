package io.chatflow.understanding;

import io.chatflow.testing.TestService;

/// Has a service learn at once what it otherwise learns beside its start.
public final class LearntNow {

    private LearntNow() {}

    public static Sentiments sentiments() {
        var sentiments = TestService.context().getBean(Sentiments.class);
        sentiments.train();
        return sentiments;
    }
}
