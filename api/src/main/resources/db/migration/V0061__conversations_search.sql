-- Staff look for conversations by the words that were written in them. The index serves the function only: under the wall the
-- planner may not use it, since @@ is not leakproof.
CREATE INDEX entry_words ON entry USING gin (to_tsvector('simple', text)) WHERE text IS NOT NULL;
GRANT SELECT ON entry TO chatflow_search;
CREATE POLICY search_reads ON entry FOR SELECT TO chatflow_search USING (true);

-- The conversations of a tenant with an entry that has all the words, the last of them as a prefix; the newest 500.
CREATE FUNCTION search.conversations(tenant uuid, words text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT conversation_id
    FROM entry
    WHERE tenant_id = tenant
      AND text IS NOT NULL
      AND to_tsvector('simple', text) @@ to_tsquery('simple',
          (SELECT string_agg(quote_literal(lexeme) || ':*', ' & ')
           FROM unnest(tsvector_to_array(to_tsvector('simple', words))) AS lexeme))
    GROUP BY conversation_id
    ORDER BY max(at) DESC
    LIMIT 500
$$;
ALTER FUNCTION search.conversations(uuid, text) OWNER TO chatflow_search;
REVOKE ALL ON FUNCTION search.conversations(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search.conversations(uuid, text) TO chatflow_app;
