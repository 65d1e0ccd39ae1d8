-- Files that are to go: those of people who want to be forgotten, and uploads of shoppers that were never sent. From the moment in
-- forgotten_at nobody finds them; the bytes and then the row are deleted soon after.
ALTER TABLE file ADD COLUMN forgotten_at timestamptz;
CREATE INDEX file_forgotten ON file (tenant_id) WHERE forgotten_at IS NOT NULL;
-- What a shopper has sent says so from now on, as what she was sent does.
UPDATE file SET attached_contact = uploaded_by WHERE NOT by_staff AND attached_contact IS NULL;
CREATE INDEX file_unsent ON file (tenant_id, created_at) WHERE attached_contact IS NULL AND NOT by_staff;
