-- Staff find conversations by what was ever said in them. Words are kept as they stand, in lower case and without accents; what a language
-- makes of them is decided when they are asked for, so that a tenant may change its languages, or speak several.
CREATE FUNCTION search.folded(content text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
    SELECT to_tsvector('pg_catalog.simple', unaccent('unaccent', content))
$$;

DROP FUNCTION search.conversations(uuid, text);
DROP INDEX entry_words;
-- By tenant first: what others say as often costs nothing.
CREATE INDEX entry_words ON entry USING gin (tenant_id, search.folded(text)) WHERE text IS NOT NULL;

CREATE POLICY search_reads ON conversation FOR SELECT TO chatflow_search USING (true);
GRANT SELECT (tenant_id, id, updated_at) ON conversation TO chatflow_search;

-- What one asked word may stand for: itself and whatever begins with it, or with what its stem in one of the languages has in common with it
-- (deliveries, delivery: deliver). Nothing for a word that says nothing in one of them (the, of, is …).
CREATE FUNCTION search.beginnings(word text, languages text[]) RETURNS text[]
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH stem AS (
        SELECT tsvector_to_array(to_tsvector(language::regconfig, word)) AS found
        FROM unnest(languages) AS language
    )
    SELECT CASE WHEN EXISTS (SELECT FROM stem WHERE found = '{}') THEN '{}' ELSE (
        SELECT array_agg(DISTINCT beginning)
        FROM (SELECT word AS beginning
              UNION ALL
              SELECT CASE WHEN shared > 4 THEN rtrim(left(word, shared), 'iy') ELSE left(word, shared) END
              FROM stem
              CROSS JOIN unnest(found) AS root
              CROSS JOIN LATERAL (
                  SELECT max(length) AS shared FROM generate_series(3, least(length(word), length(root))) AS length
                  WHERE left(word, length) = left(root, length)) AS common
              WHERE shared >= 3) AS known)
    END
$$;

-- The asked words as a query: each with what it may stand for. The words of the language that say nothing are left out, unless there are no
-- others. `known` are words that the tenant uses: with them, a word that none of them begins with stands for those that look like it.
CREATE FUNCTION search.asked(words text, languages text[], known text[]) RETURNS tsquery
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH asked AS (
        SELECT lexeme AS word, search.beginnings(lexeme, languages) AS beginnings
        FROM unnest(tsvector_to_array(search.folded(words))) AS lexeme
        LIMIT 16
    ), wanted AS (
        SELECT word, CASE WHEN beginnings = '{}' THEN ARRAY[word] ELSE beginnings END AS beginnings
        FROM asked
        WHERE beginnings <> '{}' OR NOT EXISTS (SELECT FROM asked AS other WHERE other.beginnings <> '{}')
    ), alike AS (
        SELECT wanted.word, near.word AS other
        FROM wanted
        CROSS JOIN LATERAL (
            SELECT candidate AS word
            FROM unnest(known) AS candidate
            WHERE length(wanted.word) >= 4 AND similarity(candidate, wanted.word) >= 0.3
            ORDER BY similarity(candidate, wanted.word) DESC, candidate
            LIMIT 5) AS near
        WHERE NOT EXISTS (SELECT FROM unnest(known) AS candidate WHERE starts_with(candidate, wanted.word))
    )
    SELECT string_agg(
        '(' || (SELECT string_agg(quote_literal(replace(beginning, '\', '\\')) || ':*', ' | ')
                FROM unnest(beginnings || ARRAY(SELECT other FROM alike WHERE alike.word = wanted.word)) AS beginning)
        || ')', ' & ')::tsquery
    FROM wanted
$$;

-- The conversations of a tenant with an entry that has all the words: the newest 500 of the first 20,000 entries found. Where there is none,
-- words may have been mistyped: they then stand for what looks like them among the words of the tenant's last entries.
CREATE FUNCTION search.conversations(tenant uuid, words text, languages text[]) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    known text[];
BEGIN
    RETURN QUERY SELECT search.with_all(tenant, search.asked(words, languages, '{}'));
    IF NOT FOUND THEN
        SELECT array_agg(DISTINCT lexeme)
        INTO known
        FROM (SELECT id FROM conversation WHERE tenant_id = tenant ORDER BY updated_at DESC LIMIT 600) AS latest
        CROSS JOIN LATERAL (
            SELECT text FROM entry
            WHERE tenant_id = tenant AND conversation_id = latest.id AND text IS NOT NULL
            ORDER BY seq DESC
            LIMIT 5) AS said
        CROSS JOIN unnest(tsvector_to_array(search.folded(said.text))) AS lexeme
        WHERE length(lexeme) BETWEEN 4 AND 30;
        RETURN QUERY SELECT search.with_all(tenant, search.asked(words, languages, known));
    END IF;
END
$$;

CREATE FUNCTION search.with_all(tenant uuid, query tsquery) RETURNS SETOF uuid
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT conversation_id
    FROM (SELECT conversation_id, at
          FROM entry
          WHERE tenant_id = tenant AND text IS NOT NULL AND search.folded(text) @@ query
          LIMIT 20000) AS found
    GROUP BY conversation_id
    ORDER BY max(at) DESC
    LIMIT 500
$$;

ALTER FUNCTION search.conversations(uuid, text, text[]) OWNER TO chatflow_search;
REVOKE ALL ON FUNCTION search.conversations(uuid, text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search.conversations(uuid, text, text[]) TO chatflow_app;
