-- Passwords that an admin chose for somebody who has none of her own: each opens the tenant whose admin gave it, and no other. Outside
-- the wall, as staff_password is.
CREATE TABLE given_password (
    staff_id  uuid        NOT NULL REFERENCES staff_account ON DELETE CASCADE,
    tenant_id uuid        NOT NULL,
    hash      text        NOT NULL,
    given_at  timestamptz NOT NULL,
    PRIMARY KEY (staff_id, tenant_id)
);
