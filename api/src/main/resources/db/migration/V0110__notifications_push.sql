-- Outside the wall: the key that this service names itself by to push services (RFC 8292), encrypted under the root key. One row.
CREATE TABLE push_key (
    one        boolean     PRIMARY KEY DEFAULT true CHECK (one),
    encrypted  bytea       NOT NULL,
    created_at timestamptz NOT NULL
);

-- Browsers of staff that asked to be told while the panel is closed. The address and its keys are encrypted: who has them can tell the person
-- anything.
CREATE TABLE push_device (
    tenant_id     uuid        NOT NULL REFERENCES tenant,
    id            uuid        NOT NULL,
    staff_id      uuid        NOT NULL,
    name          text        NOT NULL,
    -- the push service's host
    service       text        NOT NULL,
    endpoint_hash bytea       NOT NULL,
    encrypted     bytea       NOT NULL,
    created_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, endpoint_hash),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES membership ON DELETE CASCADE
);
CREATE INDEX push_device_of_staff ON push_device (tenant_id, staff_id);
CALL behind_the_wall('push_device');

-- What was sent where, and what became of it. Ids only: what it says is made anew whenever it is tried.
CREATE TABLE push_delivery (
    tenant_id       uuid        NOT NULL REFERENCES tenant,
    id              uuid        NOT NULL,
    staff_id        uuid        NOT NULL,
    device_id       uuid        NOT NULL,
    device_name     text        NOT NULL,
    reason          text        NOT NULL,
    conversation_id uuid,
    status          text        NOT NULL,
    attempts        integer     NOT NULL,
    -- What the push service answered last (HTTP).
    reply_code      integer,
    created_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES membership ON DELETE CASCADE
);
CREATE INDEX push_delivery_of_staff ON push_delivery (tenant_id, staff_id, created_at);
CALL behind_the_wall('push_delivery');
