-- Where a site's chat was seen, so that its owner knows that it is installed. No shopper, no page: the origin and when.
CREATE TABLE site_sighting (
    tenant_id    uuid        NOT NULL,
    site_id      uuid        NOT NULL,
    origin       text        NOT NULL,
    last_seen_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, site_id, origin),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site ON DELETE CASCADE
);
CALL behind_the_wall('site_sighting');
