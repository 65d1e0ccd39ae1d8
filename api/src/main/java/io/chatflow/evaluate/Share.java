package io.chatflow.evaluate;

/// How many of all; 0 of none.
final class Share {

    private int right;
    private int all;

    void count(boolean isRight) {
        all++;
        right += isRight ? 1 : 0;
    }

    double value() {
        return all == 0 ? 0 : (double) right / all;
    }
}
