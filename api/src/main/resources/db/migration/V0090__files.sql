-- What people uploaded. The bytes lie on disk (or in a store) under stored_as, which nobody outside can guess or name.
CREATE TABLE file (
    tenant_id        uuid        NOT NULL REFERENCES tenant,
    id               uuid        NOT NULL,
    name             text        NOT NULL,
    type             text        NOT NULL,
    size             bigint      NOT NULL,
    width            integer,
    height           integer,
    stored_as        text        NOT NULL,
    uploaded_by      uuid        NOT NULL,
    by_staff         boolean     NOT NULL,
    -- the contact in whose conversation it stands where she may see it
    attached_contact uuid,
    created_at       timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX file_attached_contact ON file (tenant_id, attached_contact) WHERE attached_contact IS NOT NULL;
CALL behind_the_wall('file');
