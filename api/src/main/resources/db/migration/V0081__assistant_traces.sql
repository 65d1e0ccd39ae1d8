-- Why the assistant answered as it did: what it understood, what it looked at, how sure it was. Ids and numbers only, never content, so that
-- what is erased elsewhere lives on nowhere. seq is the answer's place in the log.
CREATE TABLE assistant_trace (
    tenant_id        uuid        NOT NULL,
    conversation_id  uuid        NOT NULL,
    seq              bigint      NOT NULL,
    trace            jsonb       NOT NULL,
    created_at       timestamptz NOT NULL,
    is_right         boolean,
    judged_by        uuid,
    judged_at        timestamptz,
    PRIMARY KEY (tenant_id, conversation_id, seq),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id) ON DELETE CASCADE
);
CALL behind_the_wall('assistant_trace');
