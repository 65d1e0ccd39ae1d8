-- A message of a shopper that the assistant has to answer, or has answered. Written in the message's own transaction.
CREATE TABLE assistant_turn (
    tenant_id        uuid        NOT NULL,
    conversation_id  uuid        NOT NULL,
    seq              bigint      NOT NULL,
    state            text        NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'answered', 'skipped')),
    attempts         integer     NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL,
    ended_at         timestamptz,
    PRIMARY KEY (tenant_id, conversation_id, seq),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX assistant_turn_due ON assistant_turn (tenant_id, conversation_id, seq) WHERE state = 'due';
CALL behind_the_wall('assistant_turn');

-- Who answers in a conversation now. One at a time keeps the answers in order; whoever dies loses it when it ends.
CREATE TABLE assistant_lease (
    tenant_id        uuid        NOT NULL,
    conversation_id  uuid        NOT NULL,
    holder           uuid        NOT NULL,
    ends_at          timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, conversation_id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id) ON DELETE CASCADE
);
CALL behind_the_wall('assistant_lease');
