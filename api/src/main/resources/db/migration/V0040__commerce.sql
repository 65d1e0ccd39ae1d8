-- What shops tell. The document is the whole item as the API shows it; the columns beside it are what is looked up.
-- A null document is a tombstone: the shop deleted the item, and what it sends late must not bring it back.
CREATE TABLE commerce_customer (
    tenant_id   uuid        NOT NULL,
    site_id     uuid        NOT NULL,
    external_id text        NOT NULL,
    updated_at  timestamptz NOT NULL,
    document    jsonb,
    PRIMARY KEY (tenant_id, site_id, external_id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site
);
CALL behind_the_wall('commerce_customer');

CREATE TABLE commerce_product (
    tenant_id   uuid        NOT NULL,
    site_id     uuid        NOT NULL,
    external_id text        NOT NULL,
    updated_at  timestamptz NOT NULL,
    document    jsonb,
    names       text,
    search      tsvector,
    PRIMARY KEY (tenant_id, site_id, external_id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site
);
CALL behind_the_wall('commerce_product');

CREATE TABLE commerce_order (
    tenant_id            uuid        NOT NULL,
    site_id              uuid        NOT NULL,
    external_id          text        NOT NULL,
    updated_at           timestamptz NOT NULL,
    document             jsonb,
    -- the number as people write it, in lower case and without #
    number_key           text,
    customer_external_id text,
    -- in lower case
    email                text,
    placed_at            timestamptz,
    PRIMARY KEY (tenant_id, site_id, external_id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site
);
CREATE INDEX commerce_order_customer ON commerce_order (tenant_id, site_id, customer_external_id, placed_at DESC);
CREATE INDEX commerce_order_email ON commerce_order (tenant_id, site_id, email, placed_at DESC)
    WHERE customer_external_id IS NULL;
CREATE INDEX commerce_order_number ON commerce_order (tenant_id, site_id, number_key);
CALL behind_the_wall('commerce_order');

CREATE TABLE commerce_cart (
    tenant_id            uuid        NOT NULL,
    site_id              uuid        NOT NULL,
    external_id          text        NOT NULL,
    updated_at           timestamptz NOT NULL,
    document             jsonb,
    customer_external_id text,
    visitor_ref          text,
    emptied              boolean,
    PRIMARY KEY (tenant_id, site_id, external_id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site
);
CREATE INDEX commerce_cart_customer ON commerce_cart (tenant_id, site_id, customer_external_id);
CREATE INDEX commerce_cart_visitor ON commerce_cart (tenant_id, site_id, visitor_ref);
CALL behind_the_wall('commerce_cart');
