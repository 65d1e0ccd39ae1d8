-- The WooCommerce shop behind a site, and the key to its REST API, encrypted.
CREATE TABLE woocommerce_store (
    tenant_id     uuid        NOT NULL,
    site_id       uuid        NOT NULL,
    store_url     text        NOT NULL,
    consumer_key  bytea       NOT NULL,
    consumer_secret bytea     NOT NULL,
    signing       text        NOT NULL CHECK (signing IN ('basic', 'oauth')),
    -- Where the shop's webhooks are delivered, and which secret they were given last (as SHA-256).
    hook_url      text        NOT NULL,
    hook_secret   bytea,
    connected_at  timestamptz NOT NULL,
    -- Since when its requests have failed, and why; null while all is well.
    failing_since timestamptz,
    last_error    text,
    -- How far its orders and products were read back.
    orders_to     timestamptz,
    products_to   timestamptz,
    PRIMARY KEY (tenant_id, site_id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site
);
CALL behind_the_wall('woocommerce_store');

-- Outside the wall: a shop sends its key with nothing but the handle that it was given. Stored as a hash, deleted when it comes back.
CREATE TABLE woocommerce_grant (
    hash       bytea       PRIMARY KEY,
    tenant_id  uuid        NOT NULL,
    site_id    uuid        NOT NULL,
    store_url  text        NOT NULL,
    hook_url   text        NOT NULL,
    expires_at timestamptz NOT NULL,
    FOREIGN KEY (tenant_id, site_id) REFERENCES site
);
CREATE INDEX woocommerce_grant_age ON woocommerce_grant (expires_at);
