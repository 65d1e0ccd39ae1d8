CREATE TABLE article_category (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    name        text        NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL behind_the_wall('article_category');

CREATE TABLE article (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    title        text        NOT NULL,
    body         text        NOT NULL,
    locale       text        NOT NULL,
    visibility   text        NOT NULL,
    status       text        NOT NULL,
    category_id  uuid,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, category_id) REFERENCES article_category (tenant_id, id) ON DELETE SET NULL (category_id)
);
CREATE INDEX article_by_category ON article (tenant_id, category_id);
CALL behind_the_wall('article');
