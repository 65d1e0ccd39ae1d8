-- What can be found: documents cut into passages, each with its words. The language is the name of a text search configuration.
CREATE TABLE passage (
    tenant_id    uuid     NOT NULL,
    document_id  uuid     NOT NULL,
    place        integer  NOT NULL,
    language     text     NOT NULL,
    visibility   text     NOT NULL,
    title        text     NOT NULL,
    heading      text     NOT NULL,
    body         text     NOT NULL,
    terms        tsvector NOT NULL,
    size         integer  NOT NULL,
    PRIMARY KEY (tenant_id, document_id, place)
);
CREATE INDEX passage_language ON passage (tenant_id, language);
CREATE INDEX passage_terms ON passage USING gin (terms);
CALL behind_the_wall('passage');

-- The words that a tenant's passages have in a language: what a mistyped word may have meant.
CREATE TABLE passage_word (
    tenant_id  uuid NOT NULL,
    language   text NOT NULL,
    word       text NOT NULL,
    PRIMARY KEY (tenant_id, language, word)
);
CALL behind_the_wall('passage_word');

-- Matching and similarity are not leakproof, so under the wall no index would serve them: the functions of this schema read past it, each
-- for the one tenant that is its first parameter.
CREATE POLICY search_reads ON passage FOR SELECT TO chatflow_search USING (true);
CREATE POLICY search_reads ON passage_word FOR SELECT TO chatflow_search USING (true);
GRANT SELECT ON passage, passage_word TO chatflow_search;

-- Each asked word as the language writes it in its index; whether the tenant has it; and otherwise the words that look like it.
-- Words that say nothing in that language (the, of, is …) have no row.
CREATE FUNCTION search.asked_words(in_tenant uuid, in_language text, in_words text[])
RETURNS TABLE (slot integer, word text, known boolean, similar_words text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT asked.slot::integer, stem.word, vocabulary.word IS NOT NULL,
           CASE WHEN vocabulary.word IS NULL AND length(stem.word) >= 4 THEN (
               SELECT array_agg(near.word) FROM (
                   SELECT candidate.word
                   FROM passage_word candidate
                   WHERE candidate.tenant_id = in_tenant AND candidate.language = in_language
                     AND length(candidate.word) BETWEEN length(stem.word) - 2 AND length(stem.word) + 2
                     AND similarity(candidate.word, stem.word) > 0.2
                   ORDER BY similarity(candidate.word, stem.word) DESC
                   LIMIT 8) near)
           END
    FROM unnest(in_words) WITH ORDINALITY AS asked (word, slot)
    CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector(in_language::regconfig, asked.word))) AS stem (word)
    LEFT JOIN passage_word vocabulary
        ON vocabulary.tenant_id = in_tenant AND vocabulary.language = in_language AND vocabulary.word = stem.word
    ORDER BY asked.slot
$$;

-- The passages that answer best. A slot is one word of the question, with the words that may stand for it (itself, synonyms, corrections), each
-- with a weight up to 1. Score: Okapi BM25 over slots (k1 = 1.2, b = 0.5; Robertson and Zaragoza, 2009), words of the title counting five
-- times and of the heading three times. Coverage: how much of what the question says (by rarity) the passage has, 0 to 1. A slot
-- that no passage has counts 0.7 of the rarest. The score is BM25 times coverage.
CREATE FUNCTION search.passages(
    in_tenant uuid, in_language text, in_visibilities text[], in_slots integer[], in_words text[], in_weights real[], in_limit integer)
RETURNS TABLE (document_id uuid, place integer, title text, heading text, body text, score double precision, coverage double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH asked AS (
        SELECT slot, word, weight FROM unnest(in_slots, in_words, in_weights) AS asked (slot, word, weight)
    ), visible AS (
        SELECT count(*)::double precision AS passages, coalesce(avg(size), 1)::double precision AS mean_size
        FROM passage
        WHERE tenant_id = in_tenant AND language = in_language AND visibility = ANY (in_visibilities)
    ), hit AS (
        SELECT found.document_id, found.place, found.size, asked.slot,
               max(asked.weight) AS weight,
               max(asked.weight * (SELECT sum(CASE mark WHEN 'A' THEN 5 WHEN 'B' THEN 3 ELSE 1 END) FROM unnest(term.weights) AS mark)) AS frequency
        FROM passage found
        CROSS JOIN LATERAL unnest(found.terms) AS term
        JOIN asked ON asked.word = term.lexeme
        WHERE found.tenant_id = in_tenant AND found.language = in_language AND found.visibility = ANY (in_visibilities)
          AND found.terms @@ (SELECT string_agg('''' || word || '''', ' | ')::tsquery FROM asked)
        GROUP BY found.document_id, found.place, found.size, asked.slot
    ), rarity AS (
        SELECT slots.slot,
               CASE WHEN counted.passages IS NULL THEN 0.7 * ln(1 + visible.passages)
                    ELSE ln(1 + (visible.passages - counted.passages + 0.5) / (counted.passages + 0.5)) END AS value
        FROM (SELECT DISTINCT slot FROM asked) slots
        CROSS JOIN visible
        LEFT JOIN (SELECT slot, count(*) AS passages FROM hit GROUP BY slot) counted ON counted.slot = slots.slot
    ), scored AS (
        SELECT hit.document_id, hit.place,
               sum(rarity.value * hit.frequency * 2.2 / (hit.frequency + 1.2 * (0.5 + 0.5 * hit.size / visible.mean_size))) AS score,
               sum(rarity.value * hit.weight) / (SELECT greatest(sum(value), 0.001) FROM rarity) AS coverage
        FROM hit JOIN rarity ON rarity.slot = hit.slot CROSS JOIN visible
        GROUP BY hit.document_id, hit.place
    )
    SELECT found.document_id, found.place, found.title, found.heading, found.body, scored.score * scored.coverage, scored.coverage
    FROM scored
    JOIN passage found ON found.tenant_id = in_tenant AND found.document_id = scored.document_id AND found.place = scored.place
    ORDER BY scored.score * scored.coverage DESC, found.document_id, found.place
    LIMIT in_limit
$$;

ALTER FUNCTION search.asked_words(uuid, text, text[]) OWNER TO chatflow_search;
ALTER FUNCTION search.passages(uuid, text, text[], integer[], text[], real[], integer) OWNER TO chatflow_search;
REVOKE EXECUTE ON FUNCTION search.asked_words(uuid, text, text[]) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION search.passages(uuid, text, text[], integer[], text[], real[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search.asked_words(uuid, text, text[]) TO chatflow_app;
GRANT EXECUTE ON FUNCTION search.passages(uuid, text, text[], integer[], text[], real[], integer) TO chatflow_app;
