-- Contacts are looked for by e-mail address, in whatever case. The keys are columns and not expressions of an index: lower() is not
-- leakproof, so under the tenant wall such an index would not serve.
ALTER TABLE contact
    ADD COLUMN email_key text GENERATED ALWAYS AS (lower(email)) STORED,
    ADD COLUMN signed_email_key text GENERATED ALWAYS AS (lower(signed_email)) STORED;
CREATE INDEX contact_email ON contact (tenant_id, site_id, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX contact_signed_email ON contact (tenant_id, site_id, signed_email_key) WHERE signed_email_key IS NOT NULL;

-- How many shoppers of a site wait for a person.
CREATE INDEX conversation_waiting ON conversation (tenant_id, site_id) WHERE status = 'open' AND waiting_since IS NOT NULL;
