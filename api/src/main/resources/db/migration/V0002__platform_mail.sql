-- Mails that were asked for, and what became of them. Ids only: what a mail says is made anew whenever it is tried. Outside the wall:
-- a mail about signing in comes before a tenant is known.
CREATE TABLE mail_delivery (
    id         uuid        PRIMARY KEY,
    kind       text        NOT NULL,
    tenant_id  uuid,
    subject_id uuid        NOT NULL,
    status     text        NOT NULL,
    attempts   integer     NOT NULL,
    -- What the mail server answered to a mail that bounced (RFC 5321).
    reply_code integer,
    created_at timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX mail_delivery_of_subject ON mail_delivery (subject_id, created_at);
CREATE INDEX mail_delivery_age ON mail_delivery (created_at);

-- Only a demo without a mail server fills it.
CREATE TABLE mailbox_message (
    id        uuid        PRIMARY KEY,
    recipient citext      NOT NULL,
    sender    text        NOT NULL,
    subject   text        NOT NULL,
    text      text        NOT NULL,
    html      text        NOT NULL,
    at        timestamptz NOT NULL
);
CREATE INDEX mailbox_message_age ON mailbox_message (at, id);
