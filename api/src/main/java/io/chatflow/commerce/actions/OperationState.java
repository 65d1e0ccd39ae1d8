package io.chatflow.commerce.actions;

/// How far a wish is. `unknown`: the shop was asked and gave no answer that can be read; it is looked up
/// there before anything is asked again.
enum OperationState {
    awaiting_approval,
    requested,
    running,
    unknown,
    done,
    failed,
    declined;

    boolean isOver() {
        return switch (this) {
            case awaiting_approval, requested, running, unknown -> false;
            case done, failed, declined -> true;
        };
    }
}
