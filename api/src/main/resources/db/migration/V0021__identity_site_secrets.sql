-- The secrets of a site. Bearer secrets (kind site) are stored as a hash only, in the table below; the others encrypted, since we
-- verify signatures with them. Two of a kind live while the older one has not ended.
CREATE TABLE site_secret (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    site_id    uuid        NOT NULL,
    kind       text        NOT NULL,
    hint       text        NOT NULL,
    encrypted  bytea,
    created_at timestamptz NOT NULL,
    ends_at    timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site
);
CREATE INDEX site_secret_of_site ON site_secret (tenant_id, site_id, kind);
CALL behind_the_wall('site_secret');

-- Outside the wall: a bearer secret comes before its tenant is known.
CREATE TABLE site_secret_hash (
    hash      bytea       PRIMARY KEY,
    tenant_id uuid        NOT NULL,
    site_id   uuid        NOT NULL,
    secret_id uuid        NOT NULL,
    ends_at   timestamptz,
    FOREIGN KEY (tenant_id, secret_id) REFERENCES site_secret ON DELETE CASCADE
);
