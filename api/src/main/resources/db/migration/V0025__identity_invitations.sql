CREATE TABLE invitation (
    tenant_id   uuid        NOT NULL REFERENCES tenant,
    id          uuid        NOT NULL,
    email       citext      NOT NULL,
    role        text        NOT NULL,
    locale      text        NOT NULL,
    invited_by  uuid        NOT NULL,
    -- How often a new link was made: only the last one works.
    round       integer     NOT NULL,
    created_at  timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    accepted_at timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX invitation_open ON invitation (tenant_id, email) WHERE accepted_at IS NULL;
CALL behind_the_wall('invitation');

-- Outside the wall: a link is shown before its tenant is known.
CREATE TABLE invitation_link (
    hash          bytea PRIMARY KEY,
    tenant_id     uuid  NOT NULL,
    invitation_id uuid  NOT NULL,
    FOREIGN KEY (tenant_id, invitation_id) REFERENCES invitation ON DELETE CASCADE
);
CREATE UNIQUE INDEX invitation_link_of_invitation ON invitation_link (tenant_id, invitation_id);

-- Until when a tenant that signed itself up may try everything; null for those that the operator made.
ALTER TABLE tenant ADD COLUMN trial_ends_at timestamptz;
