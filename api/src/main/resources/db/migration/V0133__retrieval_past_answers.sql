-- A passage is of an article, or of what staff answered in a conversation (kind answer, the document is the conversation): the latter are searched
-- by themselves, by staff, for the site of the conversation, with which they go. Nodes of an older version know articles only: what they write is one.
ALTER TABLE passage
    ADD COLUMN kind text NOT NULL DEFAULT 'article' CHECK (kind IN ('article', 'answer')),
    ADD COLUMN site_id uuid,
    ADD FOREIGN KEY (tenant_id, site_id) REFERENCES site ON DELETE CASCADE,
    ADD CHECK ((kind = 'answer') = (site_id IS NOT NULL));

-- As version is of articles; null while the tenant never had an answer.
ALTER TABLE passage_version ADD COLUMN answers uuid;
