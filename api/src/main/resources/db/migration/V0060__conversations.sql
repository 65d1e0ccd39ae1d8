-- A conversation's head: its state, and the last seq of its log (for everyone, and for readers who do not see private entries).
CREATE TABLE conversation (
    tenant_id         uuid        NOT NULL,
    id                uuid        NOT NULL,
    site_id           uuid        NOT NULL,
    contact_id        uuid        NOT NULL,
    channel           text        NOT NULL DEFAULT 'chat',
    status            text        NOT NULL CHECK (status IN ('pending', 'open', 'snoozed', 'resolved')),
    resolved_from     text        CHECK (resolved_from IN ('pending', 'open')),
    resolved_at       timestamptz,
    snoozed_until     timestamptz,
    assignee_agent_id uuid,
    assignee_team_id  uuid,
    offer_agent_id    uuid,
    offer_expires_at  timestamptz,
    priority          text        NOT NULL DEFAULT 'medium' CHECK (priority IN ('low', 'medium', 'high', 'urgent')),
    tags              text[]      NOT NULL DEFAULT '{}',
    subject           text,
    last_seq          bigint      NOT NULL DEFAULT 0,
    last_public_seq   bigint      NOT NULL DEFAULT 0,
    waiting_since     timestamptz,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX conversation_recent ON conversation (tenant_id, status, updated_at DESC, id DESC);
CREATE INDEX conversation_of_contact ON conversation (tenant_id, contact_id, updated_at DESC);
CREATE INDEX conversation_of_agent ON conversation (tenant_id, assignee_agent_id, status) WHERE assignee_agent_id IS NOT NULL;
CREATE INDEX conversation_asleep ON conversation (tenant_id, snoozed_until) WHERE status = 'snoozed';
CALL behind_the_wall('conversation');

-- The log. prev_public_seq is the seq of the last entry before this one that is not private.
CREATE TABLE entry (
    tenant_id       uuid        NOT NULL,
    conversation_id uuid        NOT NULL,
    seq             bigint      NOT NULL,
    prev_public_seq bigint      NOT NULL,
    id              uuid        NOT NULL,
    kind            text        NOT NULL,
    author_kind     text        NOT NULL,
    author_id       uuid        NOT NULL,
    at              timestamptz NOT NULL,
    private         boolean     NOT NULL,
    text            text,
    attachments     jsonb,
    data            jsonb,
    client_id       uuid,
    draft_id        text,
    source_at       timestamptz,
    erased_at       timestamptz,
    PRIMARY KEY (tenant_id, conversation_id, seq),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id)
);
CREATE UNIQUE INDEX entry_of_client ON entry (tenant_id, author_kind, author_id, client_id) WHERE client_id IS NOT NULL;
CALL behind_the_wall('entry');

-- How far each reader has received and read.
CREATE TABLE receipt (
    tenant_id       uuid   NOT NULL,
    conversation_id uuid   NOT NULL,
    reader_kind     text   NOT NULL,
    reader_id       uuid   NOT NULL,
    delivered_seq   bigint NOT NULL,
    read_seq        bigint NOT NULL,
    PRIMARY KEY (tenant_id, conversation_id, reader_kind, reader_id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id)
);
CALL behind_the_wall('receipt');
