-- How a person of staff is available in a tenant. No row: offline, with the capacity that everyone starts with.
CREATE TABLE agent_state (
    tenant_id        uuid        NOT NULL,
    staff_id         uuid        NOT NULL,
    status           text        NOT NULL CHECK (status IN ('online', 'away', 'offline')),
    capacity         integer     NOT NULL CHECK (capacity BETWEEN 0 AND 100),
    last_assigned_at timestamptz,
    PRIMARY KEY (tenant_id, staff_id)
);
CALL behind_the_wall('agent_state');

-- How a team takes conversations. No row: they are assigned at once.
CREATE TABLE team_policy (
    tenant_id           uuid    NOT NULL,
    team_id             uuid    NOT NULL,
    asks_for_acceptance boolean NOT NULL,
    offer_seconds       integer NOT NULL CHECK (offer_seconds BETWEEN 5 AND 600),
    PRIMARY KEY (tenant_id, team_id)
);
CALL behind_the_wall('team_policy');

-- Conversations that wait for a person. `rank` is 0 for urgent to 3 for low. `passed_by` are the agents who let the current round go by:
-- they declined, let the offer run out, or gave the conversation back.
CREATE TABLE queue_item (
    tenant_id        uuid        NOT NULL,
    conversation_id  uuid        NOT NULL,
    team_id          uuid        NOT NULL,
    rank             integer     NOT NULL,
    vip              boolean     NOT NULL,
    waiting_since    timestamptz NOT NULL,
    entered_position integer     NOT NULL,
    offered_to       uuid,
    offer_expires_at timestamptz,
    passed_by        uuid[]      NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant_id, conversation_id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id)
);
CREATE INDEX queue_item_order ON queue_item (tenant_id, team_id, rank, vip DESC, waiting_since, conversation_id);
CALL behind_the_wall('queue_item');

-- How long those who left the queue to an agent had waited, for the estimate; kept for a day.
CREATE TABLE queue_wait (
    tenant_id        uuid        NOT NULL,
    conversation_id  uuid        NOT NULL,
    team_id          uuid        NOT NULL,
    taken_at         timestamptz NOT NULL,
    waited_seconds   integer     NOT NULL,
    entered_position integer     NOT NULL,
    PRIMARY KEY (tenant_id, conversation_id, taken_at)
);
CREATE INDEX queue_wait_recent ON queue_wait (tenant_id, team_id, taken_at DESC);
CALL behind_the_wall('queue_wait');

-- How long shoppers waited for a person's words, for the reply time that the widget shows; kept for a week.
CREATE TABLE reply_time (
    tenant_id       uuid        NOT NULL,
    conversation_id uuid        NOT NULL,
    replied_at      timestamptz NOT NULL,
    waited_seconds  integer     NOT NULL,
    PRIMARY KEY (tenant_id, conversation_id, replied_at)
);
CREATE INDEX reply_time_recent ON reply_time (tenant_id, replied_at DESC);
CALL behind_the_wall('reply_time');
