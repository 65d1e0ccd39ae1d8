-- Outside the wall: an e-mail address signs in before a tenant is known. What a tenant calls this person stands in its membership.
CREATE TABLE staff_account (
    staff_id   uuid        PRIMARY KEY,
    email      citext      NOT NULL UNIQUE,
    operator   boolean     NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE membership (
    tenant_id  uuid        NOT NULL REFERENCES tenant,
    staff_id   uuid        NOT NULL REFERENCES staff_account,
    name       text        NOT NULL,
    avatar_url text,
    role       text        NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, staff_id)
);
CALL behind_the_wall('membership');

-- Outside the wall: where a person is a member, for the choice at sign-in.
CREATE TABLE staff_tenant (
    staff_id  uuid NOT NULL,
    tenant_id uuid NOT NULL,
    PRIMARY KEY (staff_id, tenant_id),
    FOREIGN KEY (tenant_id, staff_id) REFERENCES membership ON DELETE CASCADE
);

CREATE TABLE team (
    tenant_id  uuid        NOT NULL REFERENCES tenant,
    id         uuid        NOT NULL,
    name       text        NOT NULL,
    is_default boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX team_one_default ON team (tenant_id) WHERE is_default;
CALL behind_the_wall('team');

CREATE TABLE team_member (
    tenant_id uuid NOT NULL,
    team_id   uuid NOT NULL,
    staff_id  uuid NOT NULL,
    PRIMARY KEY (tenant_id, team_id, staff_id),
    FOREIGN KEY (tenant_id, team_id) REFERENCES team ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, staff_id) REFERENCES membership ON DELETE CASCADE
);
CALL behind_the_wall('team_member');
