package io.chatflow.platform.jobs;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Jobs as a feature would declare them.
final class JobFixture {

    private JobFixture() {}

    record Word(String text) {}

    @Singleton
    static final class Noting implements Job<Word> {

        private final Map<String, Integer> said = new ConcurrentHashMap<>();

        int said(String word) {
            return said.getOrDefault(word, 0);
        }

        @Override
        public String name() {
            return "test.noting";
        }

        @Override
        public Class<Word> data() {
            return Word.class;
        }

        @Override
        public void run(Word word) {
            said.merge(word.text(), 1, Integer::sum);
        }
    }

    /// Fails on the first try.
    @Singleton
    static final class Stumbling implements Job<Word> {

        private final Map<String, Integer> tries = new ConcurrentHashMap<>();

        int tries(String word) {
            return tries.getOrDefault(word, 0);
        }

        @Override
        public String name() {
            return "test.stumbling";
        }

        @Override
        public Class<Word> data() {
            return Word.class;
        }

        @Override
        public void run(Word word) {
            if (tries.merge(word.text(), 1, Integer::sum) == 1) {
                throw new IllegalStateException("the first try fails, as this test wants");
            }
        }

        @Override
        public Duration retryAfter(int failures) {
            return Duration.ofMillis(10);
        }
    }

    @Singleton
    static final class Ticking implements RecurringJob {

        private final AtomicInteger ticks = new AtomicInteger();

        int ticks() {
            return ticks.get();
        }

        @Override
        public String name() {
            return "test.ticking";
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(100);
        }

        @Override
        public void run() {
            ticks.incrementAndGet();
        }
    }
}
