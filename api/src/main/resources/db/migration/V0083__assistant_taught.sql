-- What a tenant's shoppers ask about, with examples of how they say it, and what is to be done then.
CREATE TABLE assistant_category (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    name        text        NOT NULL,
    examples    text[]      NOT NULL,
    action      text        NOT NULL CHECK (action IN ('search', 'article', 'say', 'hand_off')),
    article_id  uuid,
    words       text,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
CALL behind_the_wall('assistant_category');

-- What a question that was answered wrongly should have been understood as: a category, or an article that answers it.
ALTER TABLE assistant_trace
    ADD COLUMN category_id uuid,
    ADD COLUMN article_id uuid,
    ADD FOREIGN KEY (tenant_id, category_id) REFERENCES assistant_category (tenant_id, id) ON DELETE SET NULL (category_id),
    ADD FOREIGN KEY (tenant_id, article_id) REFERENCES article (tenant_id, id) ON DELETE SET NULL (article_id);
CREATE INDEX assistant_trace_judged ON assistant_trace (tenant_id, judged_at DESC) WHERE is_right IS NOT NULL;

-- One training of what a tenant taught, with all that it was trained from: it can be taken up again at any time. labels: what is to be done, by
-- label (JSON). The figures are absent until it is ready.
CREATE TABLE assistant_version (
    tenant_id      uuid        NOT NULL,
    id             uuid        NOT NULL,
    number         integer     NOT NULL,
    status         text        NOT NULL CHECK (status IN ('training', 'ready', 'failed')),
    active         boolean     NOT NULL DEFAULT false,
    failure        text,
    labels         jsonb       NOT NULL DEFAULT '{}',
    created_at     timestamptz NOT NULL,
    created_by     uuid        NOT NULL,
    trained_at     timestamptz,
    categories     integer     NOT NULL DEFAULT 0,
    examples       integer     NOT NULL DEFAULT 0,
    corrections    integer     NOT NULL DEFAULT 0,
    accuracy       double precision,
    threshold      double precision,
    passed         integer,
    failed         integer,
    passed_before  integer,
    failed_before  integer,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, number)
);
CREATE UNIQUE INDEX assistant_version_active ON assistant_version (tenant_id) WHERE active;
CREATE UNIQUE INDEX assistant_version_training ON assistant_version (tenant_id) WHERE status = 'training';
CALL behind_the_wall('assistant_version');

-- An example of a version: its own text, or the place of a shopper's message, whose text is read from the log, so that what is erased there is
-- forgotten here. vector: as of a passage.
CREATE TABLE assistant_example (
    tenant_id        uuid    NOT NULL,
    version_id       uuid    NOT NULL,
    place            integer NOT NULL,
    label            text    NOT NULL,
    text             text,
    conversation_id  uuid,
    seq              bigint,
    vector           bytea   NOT NULL,
    vector_model     text    NOT NULL,
    PRIMARY KEY (tenant_id, version_id, place),
    FOREIGN KEY (tenant_id, version_id) REFERENCES assistant_version (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id) ON DELETE CASCADE,
    CHECK ((text IS NULL) <> (conversation_id IS NULL))
);
CALL behind_the_wall('assistant_example');
