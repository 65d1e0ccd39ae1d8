-- Which system of a shop a site was connected from. The row stays after a disconnect, so that the same address finds its site again.
CREATE TABLE connection (
    tenant_id       uuid        NOT NULL,
    site_id         uuid        NOT NULL,
    platform        text        NOT NULL CHECK (platform IN ('wordpress')),
    site_url        text        NOT NULL,
    -- The page of the site where its owner came from.
    return_url      text        NOT NULL,
    -- Who agreed to it last.
    staff_id        uuid        NOT NULL,
    -- Null until the site's server has taken its keys, and after it has given them back.
    connected_at    timestamptz,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, site_id),
    UNIQUE (tenant_id, platform, site_url),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site
);
CALL behind_the_wall('connection');

-- Outside the wall: a code comes before its tenant is known. It is stored as a hash, beside the challenge that its taker has to meet
-- (RFC 7636), and deleted when it is first shown.
CREATE TABLE connection_code (
    hash       bytea       PRIMARY KEY,
    tenant_id  uuid        NOT NULL,
    site_id    uuid        NOT NULL,
    challenge  text        NOT NULL,
    expires_at timestamptz NOT NULL,
    FOREIGN KEY (tenant_id, site_id) REFERENCES connection
);
CREATE INDEX connection_code_age ON connection_code (expires_at);
