package io.chatflow.conversations.log;

/// Is told of what is committed, in the order in which the transactions of one writer ended. Must not block.
public interface CommitListener {

    void committed(Committed change);
}
