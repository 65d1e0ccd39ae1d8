-- How the assistant behaves on a site (JSON, as the API shows it). A site without a row has the product's settings.
CREATE TABLE assistant_settings (
    tenant_id   uuid        NOT NULL,
    site_id     uuid        NOT NULL,
    settings    jsonb       NOT NULL,
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, site_id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site (tenant_id, id) ON DELETE CASCADE
);
CALL behind_the_wall('assistant_settings');

-- Where a handoff goes, by its reason. A reason without a row goes where the product sends it.
CREATE TABLE assistant_route (
    tenant_id  uuid    NOT NULL,
    reason     text    NOT NULL,
    tier       integer NOT NULL CHECK (tier BETWEEN 1 AND 4),
    priority   text    NOT NULL CHECK (priority IN ('low', 'medium', 'high', 'urgent')),
    team_id    uuid,
    PRIMARY KEY (tenant_id, reason),
    FOREIGN KEY (tenant_id, team_id) REFERENCES team (tenant_id, id) ON DELETE SET NULL (team_id)
);
CALL behind_the_wall('assistant_route');

-- The site and the place in the log of the question that an answer answers: by them the last questions of a site are found.
ALTER TABLE assistant_trace
    ADD COLUMN site_id uuid,
    ADD COLUMN question_seq bigint;
CREATE INDEX assistant_trace_of_site ON assistant_trace (tenant_id, site_id, created_at DESC);
