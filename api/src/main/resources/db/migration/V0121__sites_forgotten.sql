-- Once a removed site is forgotten, what is little goes with its row; what is much (contacts, conversations, what the shop told) is deleted
-- before it, bit by bit.
ALTER TABLE site_key
    DROP CONSTRAINT site_key_tenant_id_site_id_fkey,
    ADD FOREIGN KEY (tenant_id, site_id) REFERENCES site ON DELETE CASCADE;
ALTER TABLE site_secret
    DROP CONSTRAINT site_secret_tenant_id_site_id_fkey,
    ADD FOREIGN KEY (tenant_id, site_id) REFERENCES site ON DELETE CASCADE;
ALTER TABLE connection
    DROP CONSTRAINT connection_tenant_id_site_id_fkey,
    ADD FOREIGN KEY (tenant_id, site_id) REFERENCES site ON DELETE CASCADE;
ALTER TABLE connection_code
    DROP CONSTRAINT connection_code_tenant_id_site_id_fkey,
    ADD FOREIGN KEY (tenant_id, site_id) REFERENCES connection ON DELETE CASCADE;
ALTER TABLE woocommerce_store
    DROP CONSTRAINT woocommerce_store_tenant_id_site_id_fkey,
    ADD FOREIGN KEY (tenant_id, site_id) REFERENCES site ON DELETE CASCADE;
ALTER TABLE woocommerce_grant
    DROP CONSTRAINT woocommerce_grant_tenant_id_site_id_fkey,
    ADD FOREIGN KEY (tenant_id, site_id) REFERENCES site ON DELETE CASCADE;
ALTER TABLE article_candidate
    DROP CONSTRAINT article_candidate_tenant_id_site_id_fkey,
    ADD FOREIGN KEY (tenant_id, site_id) REFERENCES site ON DELETE CASCADE;
ALTER TABLE queue_item
    DROP CONSTRAINT queue_item_tenant_id_conversation_id_fkey,
    ADD FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation (tenant_id, id) ON DELETE CASCADE;
-- A contact may go before the one that turned out to be her.
ALTER TABLE contact
    DROP CONSTRAINT contact_tenant_id_joined_into_fkey,
    ADD FOREIGN KEY (tenant_id, joined_into) REFERENCES contact (tenant_id, id) ON DELETE SET NULL (joined_into);
