-- Words are found in memory now, meaning by vectors that are computed once: a row is what an index is built from.
DROP FUNCTION search.passages(uuid, text, text[], integer[], text[], real[], integer);
DROP FUNCTION search.asked_words(uuid, text, text[]);
DROP TABLE passage_word;
DROP POLICY search_reads ON passage;
REVOKE SELECT ON passage FROM chatflow_search;

-- vector: little-endian 32-bit floats, of length 1 together, made by the sentence model that vector_model names; null until it is computed.
ALTER TABLE passage
    DROP COLUMN terms,
    DROP COLUMN size,
    ADD COLUMN vector bytea,
    ADD COLUMN vector_model text;

-- The language is a code such as en now, no longer the name of a text search configuration.
UPDATE passage
SET language = coalesce(code.code, 'und')
FROM passage AS named
LEFT JOIN (VALUES
    ('arabic', 'ar'), ('catalan', 'ca'), ('danish', 'da'), ('german', 'de'), ('greek', 'el'), ('english', 'en'), ('spanish', 'es'),
    ('basque', 'eu'), ('finnish', 'fi'), ('french', 'fr'), ('irish', 'ga'), ('hindi', 'hi'), ('hungarian', 'hu'), ('armenian', 'hy'),
    ('indonesian', 'id'), ('italian', 'it'), ('lithuanian', 'lt'), ('nepali', 'ne'), ('dutch', 'nl'), ('norwegian', 'no'),
    ('portuguese', 'pt'), ('romanian', 'ro'), ('russian', 'ru'), ('serbian', 'sr'), ('swedish', 'sv'), ('tamil', 'ta'), ('turkish', 'tr')
) AS code (name, code) ON code.name = named.language
WHERE named.tenant_id = passage.tenant_id AND named.document_id = passage.document_id AND named.place = passage.place;

-- Changes with every change of a tenant's passages, in the same transaction: an index in memory that names another one is out of date.
CREATE TABLE passage_version (
    tenant_id  uuid NOT NULL,
    version    uuid NOT NULL,
    PRIMARY KEY (tenant_id)
);
CALL behind_the_wall('passage_version');
INSERT INTO passage_version (tenant_id, version)
SELECT tenant_id, gen_random_uuid() FROM (SELECT DISTINCT tenant_id FROM passage) AS tenants;
