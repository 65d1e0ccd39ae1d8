-- Words that a tenant's shoppers and writers use for the same thing, one group in each row.
CREATE TABLE synonym_group (
    tenant_id  uuid    NOT NULL,
    place      integer NOT NULL,
    words      text[]  NOT NULL,
    PRIMARY KEY (tenant_id, place)
);
CALL behind_the_wall('synonym_group');
