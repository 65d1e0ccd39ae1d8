-- A shopper of a site. What the site signed of her and what she or staff wrote stand apart: neither overwrites the other.
CREATE TABLE contact (
    tenant_id      uuid        NOT NULL,
    id             uuid        NOT NULL,
    site_id        uuid        NOT NULL,
    -- the shop's customer id, as signed; null as long as nobody vouched for her
    external_id    text,
    signed_name    text,
    signed_email   text,
    email_verified boolean     NOT NULL DEFAULT false,
    signed_phone   text,
    signed_vip     boolean     NOT NULL DEFAULT false,
    signed_custom  jsonb       NOT NULL DEFAULT '{}',
    name           text,
    email          text,
    phone          text,
    vip            boolean     NOT NULL DEFAULT false,
    custom         jsonb       NOT NULL DEFAULT '{}',
    tags           text[]      NOT NULL DEFAULT '{}',
    visitor_ref    text,
    -- the signed contact that this one turned out to be
    joined_into    uuid,
    created_at     timestamptz NOT NULL,
    last_seen_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, site_id, external_id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site,
    FOREIGN KEY (tenant_id, joined_into) REFERENCES contact (tenant_id, id)
);
CREATE INDEX contact_joined_into ON contact (tenant_id, joined_into) WHERE joined_into IS NOT NULL;
CALL behind_the_wall('contact');
