-- Pages of a site that may become articles, once staff agree.
CREATE TABLE article_candidate (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    site_id     uuid        NOT NULL,
    -- The page's id on its site.
    external_id text        NOT NULL,
    title       text        NOT NULL,
    -- Markdown.
    body        text        NOT NULL,
    url         text        NOT NULL,
    locale      text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('offered', 'accepted', 'changed', 'gone', 'declined')),
    -- What was made of it.
    article_id  uuid,
    -- When the site changed the page.
    changed_at  timestamptz NOT NULL,
    -- When the site told us.
    offered_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, site_id, external_id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site,
    FOREIGN KEY (tenant_id, article_id) REFERENCES article (tenant_id, id) ON DELETE SET NULL (article_id)
);
CREATE INDEX article_candidate_by_state ON article_candidate (tenant_id, state, id);
CREATE INDEX article_candidate_by_article ON article_candidate (tenant_id, article_id) WHERE article_id IS NOT NULL;
CALL behind_the_wall('article_candidate');
