-- Deliveries of webhooks that were taken in, by a hash of topic, resource, time of change and content; kept for some days.
CREATE TABLE woocommerce_delivery (
    tenant_id  uuid        NOT NULL,
    site_id    uuid        NOT NULL,
    digest     bytea       NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, site_id, digest),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site
);
CREATE INDEX woocommerce_delivery_age ON woocommerce_delivery (tenant_id, at);
CALL behind_the_wall('woocommerce_delivery');
