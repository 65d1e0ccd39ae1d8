-- When the document was last changed: of passages that answer about as well, the newer stands first. The default is for nodes of an older
-- version, which run beside newer ones while the service is brought up to date.
ALTER TABLE passage ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
UPDATE passage
SET updated_at = article.updated_at
FROM article
WHERE article.tenant_id = passage.tenant_id AND article.id = passage.document_id;
