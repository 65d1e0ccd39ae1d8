-- Which customers bought which products together, for suggestions. One row for each product of an order that was not called off.
-- Kept by triggers: whatever changes or deletes an order changes this with it.
CREATE TABLE commerce_purchase (
    tenant_id           uuid        NOT NULL,
    site_id             uuid        NOT NULL,
    order_external_id   text        NOT NULL,
    product_external_id text        NOT NULL,
    -- tells customers apart and says nothing else of them
    buyer               bigint      NOT NULL,
    placed_at           timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, site_id, order_external_id, product_external_id)
);
CREATE INDEX commerce_purchase_product ON commerce_purchase (tenant_id, site_id, product_external_id, placed_at DESC)
    INCLUDE (order_external_id, buyer);
CREATE INDEX commerce_purchase_latest ON commerce_purchase (tenant_id, site_id, placed_at DESC)
    INCLUDE (product_external_id, buyer);
CALL behind_the_wall('commerce_purchase');

CREATE FUNCTION commerce_purchases_follow() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        -- Planned anew each time: a plan from when the table was small would go through all of it later.
        EXECUTE 'DELETE FROM commerce_purchase AS known USING changed
            WHERE known.tenant_id = changed.tenant_id AND known.site_id = changed.site_id
              AND known.order_external_id = changed.external_id';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN NULL;
    END IF;
    INSERT INTO commerce_purchase
    SELECT DISTINCT changed.tenant_id, changed.site_id, changed.external_id, line ->> 'productExternalId',
        hashtextextended(coalesce(changed.email, changed.customer_external_id), 0), changed.placed_at
    FROM changed
    CROSS JOIN LATERAL jsonb_path_query(changed.document, '$.lines[*]') AS line
    WHERE changed.document ->> 'state' IN ('processing', 'on_hold', 'shipped', 'delivered', 'completed')
      AND coalesce(changed.email, changed.customer_external_id) IS NOT NULL
      AND line ->> 'productExternalId' IS NOT NULL;
    RETURN NULL;
END
$$;
CREATE TRIGGER commerce_order_comes AFTER INSERT ON commerce_order
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION commerce_purchases_follow();
CREATE TRIGGER commerce_order_goes AFTER DELETE ON commerce_order
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION commerce_purchases_follow();
CREATE TRIGGER commerce_order_changes AFTER UPDATE ON commerce_order
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION commerce_purchases_follow();

-- Those that are there already.
UPDATE commerce_order SET updated_at = updated_at WHERE document IS NOT NULL;

-- The product of a page. Addresses may be long: what is looked up is their digest.
ALTER TABLE commerce_product ADD COLUMN page_key text GENERATED ALWAYS AS (md5(document ->> 'url')) STORED;
CREATE INDEX commerce_product_page ON commerce_product (tenant_id, site_id, page_key) WHERE page_key IS NOT NULL;
