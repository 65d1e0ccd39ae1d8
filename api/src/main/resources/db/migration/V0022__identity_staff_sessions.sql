-- All of it outside the wall: it is asked before a tenant is known, and holds ids and hashes only.
CREATE TABLE staff_password (
    staff_id   uuid        PRIMARY KEY REFERENCES staff_account,
    hash       text        NOT NULL,
    changed_at timestamptz NOT NULL
);

-- A family of refresh tokens: one sign-in. An operator's names no tenant.
CREATE TABLE staff_session (
    session_id uuid        PRIMARY KEY,
    staff_id   uuid        NOT NULL REFERENCES staff_account,
    tenant_id  uuid,
    created_at timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE INDEX staff_session_of_staff ON staff_session (staff_id, ends_at);

CREATE TABLE refresh_token (
    hash       bytea       PRIMARY KEY,
    session_id uuid        NOT NULL REFERENCES staff_session ON DELETE CASCADE,
    ends_at    timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_token_of_session ON refresh_token (session_id);

-- Failed sign-ins by a keyed hash of account and address, of account, and of address.
CREATE TABLE login_failure (
    key           bytea       PRIMARY KEY,
    failures      integer     NOT NULL,
    last_at       timestamptz NOT NULL,
    blocked_until timestamptz NOT NULL
);
CREATE INDEX login_failure_age ON login_failure (last_at);
