-- Outside the wall: the keys that sign our own tokens, encrypted under the root key.
CREATE TABLE signing_key (
    kid        text        PRIMARY KEY,
    encrypted  bytea       NOT NULL,
    created_at timestamptz NOT NULL
);

-- Visitors who logged out before their token ended. Kept as long as the token would have lived.
CREATE TABLE revoked_visitor_token (
    tenant_id  uuid        NOT NULL REFERENCES tenant,
    token_id   uuid        NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, token_id)
);
CREATE INDEX revoked_visitor_token_age ON revoked_visitor_token (tenant_id, expires_at);
CALL behind_the_wall('revoked_visitor_token');
