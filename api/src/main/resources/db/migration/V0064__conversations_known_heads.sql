-- A batch that knows the heads it grows (by the transaction that wrote each) need not lock and read them first. It asks here whether all of
-- them still were what it knew, and ends otherwise: what it decided was decided about something else.
CREATE FUNCTION all_grown(grown bigint, expected bigint) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
    IF grown <> expected THEN
        RAISE EXCEPTION 'heads were written by others' USING ERRCODE = '40001';
    END IF;
    RETURN pg_current_xact_id()::xid::text;
END
$$;
REVOKE ALL ON FUNCTION all_grown(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION all_grown(bigint, bigint) TO chatflow_app;

-- Written anew in a language whose plans are kept: as SQL the function was parsed and planned again in each transaction that adds an entry.
CREATE OR REPLACE FUNCTION search.folded(content text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
BEGIN
    RETURN to_tsvector('pg_catalog.simple', unaccent('unaccent', content));
END
$$;
