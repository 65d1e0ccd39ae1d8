-- What was said lately is found first. A word that a tenant often says was looked for from the oldest entry on, and with more than 20,000 of them
-- the latest conversations were not among what was found. So the index knows the month of an entry, and the last three are asked one by one,
-- until there are enough; only then the rest.

-- A standard body is parsed once and stands in the place of its call: each entry that is written asks for its month.
CREATE FUNCTION search.month(at timestamptz) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (extract(year FROM at AT TIME ZONE 'UTC') * 12 + extract(month FROM at AT TIME ZONE 'UTC'))::integer;

DROP INDEX entry_words;
CREATE INDEX entry_words ON entry USING gin (tenant_id, search.month(at), search.folded(text))
    WITH (gin_pending_list_limit = 256) WHERE text IS NOT NULL;
ALTER INDEX entry_words ALTER COLUMN 2 SET STATISTICS 0;
ALTER INDEX entry_words ALTER COLUMN 3 SET STATISTICS 0;

-- Taking a text apart is dear: no plan may do it with all that a tenant ever said, however little the average tenant has said. What is dear
-- would be compiled (jit), which takes longer than any search.
ALTER FUNCTION search.folded(text) COST 10000;
ALTER FUNCTION search.conversations(uuid, text, text[]) SET jit = off;

-- The newest 500 conversations of a tenant with an entry that has all the words; of a month, and of all before, the first 20,000 entries found.
DROP FUNCTION search.with_all(uuid, tsquery);
CREATE FUNCTION search.with_all(tenant uuid, query tsquery) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET jit = off AS $$
DECLARE
    enough CONSTANT integer := 500;
    latest uuid[] := '{}';
    found integer := 0;
BEGIN
    FOR months IN 0 .. 2 LOOP
        latest := latest || ARRAY(
            SELECT conversation_id
            FROM (SELECT conversation_id, at
                  FROM entry
                  WHERE tenant_id = tenant AND text IS NOT NULL AND search.folded(text) @@ query
                    AND search.month(at) = search.month(now()) - months
                  LIMIT 20000) AS said
            GROUP BY conversation_id
            ORDER BY max(at) DESC
            LIMIT enough);
        found := (SELECT count(DISTINCT id) FROM unnest(latest) AS id);
        EXIT WHEN found >= enough;
    END LOOP;
    IF found < enough THEN
        latest := latest || ARRAY(
            SELECT conversation_id
            FROM (SELECT conversation_id, at
                  FROM entry
                  WHERE tenant_id = tenant AND text IS NOT NULL AND search.folded(text) @@ query
                  LIMIT 20000) AS said
            GROUP BY conversation_id
            ORDER BY max(at) DESC
            LIMIT enough);
    END IF;
    RETURN QUERY
        SELECT id FROM unnest(latest) WITH ORDINALITY AS one (id, place) GROUP BY id ORDER BY min(place) LIMIT enough;
END
$$;
