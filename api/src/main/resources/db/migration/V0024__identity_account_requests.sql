-- What somebody wants who reads the mail of an address: an account, a new password, another address. Written for every address alike, whether
-- or not anybody has it; the link in the mail is derived from the id, and only its hash stands here. Outside the wall: it comes before a tenant.
CREATE TABLE account_request (
    id             uuid        PRIMARY KEY,
    kind           text        NOT NULL,
    email          citext      NOT NULL,
    -- Whose address is to change, and the one it had; for that kind only.
    staff_id       uuid        REFERENCES staff_account ON DELETE CASCADE,
    former_email   citext,
    locale         text        NOT NULL,
    -- The path of the panel to go on to.
    next           text,
    hash           bytea       NOT NULL UNIQUE,
    created_at     timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    used_at        timestamptz
);
CREATE INDEX account_request_of_address ON account_request (email, kind, created_at);
CREATE INDEX account_request_age ON account_request (ends_at);
