CREATE TABLE tenant (
    tenant_id  uuid        PRIMARY KEY,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL
);
CALL behind_the_wall('tenant');

-- Outside the wall: which tenants there are, for the operator and for jobs that go from tenant to tenant.
CREATE TABLE tenant_directory (
    tenant_id uuid PRIMARY KEY REFERENCES tenant
);

CREATE TABLE site (
    tenant_id       uuid        NOT NULL REFERENCES tenant,
    id              uuid        NOT NULL,
    name            text        NOT NULL,
    site_key        text        NOT NULL,
    locale          text        NOT NULL,
    accent          text        NOT NULL,
    mode            text        NOT NULL,
    position        text        NOT NULL,
    launcher_text   text,
    draft_preview   boolean     NOT NULL,
    live_view       boolean     NOT NULL,
    allowed_origins text[]      NOT NULL,
    demo            boolean     NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL behind_the_wall('site');

-- Outside the wall: the public key of a site comes before its tenant is known.
CREATE TABLE site_key (
    site_key  text PRIMARY KEY,
    tenant_id uuid NOT NULL,
    site_id   uuid NOT NULL,
    FOREIGN KEY (tenant_id, site_id) REFERENCES site
);
CREATE INDEX site_key_site ON site_key (site_id);
