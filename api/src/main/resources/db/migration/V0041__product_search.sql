CREATE EXTENSION IF NOT EXISTS btree_gin;

-- What a product is called by: its title, number, categories and the values of its attributes; without accents, in lower case.
CREATE FUNCTION search.product_names(item jsonb) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
    SELECT lower(unaccent(concat_ws(' ',
        item ->> 'title',
        item ->> 'sku',
        (SELECT string_agg(category, ' ') FROM jsonb_array_elements_text(item -> 'categories') AS category),
        (SELECT string_agg(attribute.value, ' ') FROM jsonb_each_text(item -> 'attributes') AS attribute))))
$$;

-- Each text twice: as it stands, for names and other languages, and by its English stems.
CREATE FUNCTION search.words(content text) RETURNS tsvector
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
    SELECT to_tsvector('simple', unaccent(coalesce(content, ''))) || to_tsvector('english', unaccent(coalesce(content, '')))
$$;

CREATE FUNCTION search.product_vector(item jsonb) RETURNS tsvector
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
    SELECT setweight(search.words(concat_ws(' ', item ->> 'title', item ->> 'sku')), 'A')
        || setweight(search.words(
            (SELECT string_agg(category, ' ') FROM jsonb_array_elements_text(item -> 'categories') AS category)), 'B')
        || setweight(search.words(
            (SELECT string_agg(attribute.key || ' ' || attribute.value, ' ')
             FROM jsonb_each_text(item -> 'attributes') AS attribute)), 'C')
        || setweight(search.words(item ->> 'description'), 'D')
$$;

CREATE INDEX commerce_product_search ON commerce_product USING gin (tenant_id, site_id, search)
    WHERE document IS NOT NULL;
CREATE INDEX commerce_product_names ON commerce_product USING gin (tenant_id, site_id, names gin_trgm_ops)
    WHERE document IS NOT NULL;

CREATE POLICY search_reads ON commerce_product FOR SELECT TO chatflow_search USING (true);
GRANT SELECT ON commerce_product TO chatflow_search;

-- Products of one site that the words speak of. A word counts fully when it, its stem or a word that begins with it stands in the
-- product, and half when only something spelled alike does. Products with less than half of the best one's words are left out; the
-- most words come first, among them what is in stock.
CREATE FUNCTION search.products(tenant uuid, site uuid, asked text, maximum integer)
RETURNS TABLE (external_id text, place bigint)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
SET pg_trgm.word_similarity_threshold = 0.4
AS $$
    WITH word AS MATERIALIZED (
        SELECT one.word,
               CASE WHEN length(one.word) > 2
                    THEN to_tsquery('simple', one.word || ':*') || plainto_tsquery('english', one.word)
                    ELSE to_tsquery('simple', one.word) END AS query
        FROM (SELECT DISTINCT word
              FROM regexp_split_to_table(lower(unaccent(asked)), '[^[:alnum:]]+') AS word
              WHERE length(word) > 1 AND ts_lexize('english_stem', word) <> '{}'
              LIMIT 16) AS one
    ), hit AS (
        SELECT product.*
        FROM commerce_product AS product
        WHERE product.tenant_id = tenant AND product.site_id = site AND product.document IS NOT NULL
          AND product.search @@ (SELECT string_agg(CAST(query AS text), ' | ')::tsquery FROM word)
        ORDER BY ts_rank(product.search, (SELECT string_agg(CAST(query AS text), ' | ')::tsquery FROM word)) DESC
        LIMIT 200
    ), lost AS (
        SELECT word.word FROM word
        WHERE length(word.word) > 3 AND NOT EXISTS (SELECT FROM hit WHERE hit.search @@ word.query)
    ), alike AS (
        SELECT product.external_id, lost.word, word_similarity(lost.word, product.names) AS likeness
        FROM lost
        CROSS JOIN LATERAL (
            SELECT candidate.external_id, candidate.names
            FROM commerce_product AS candidate
            WHERE candidate.tenant_id = tenant AND candidate.site_id = site AND candidate.document IS NOT NULL
              AND lost.word <% candidate.names
            ORDER BY word_similarity(lost.word, candidate.names) DESC
            LIMIT 50) AS product
    ), scored AS (
        SELECT found.external_id,
               (SELECT count(*) FROM word WHERE product.search @@ word.query)
                   + 0.5 * (SELECT count(*) FROM alike WHERE alike.external_id = found.external_id) AS fit,
               ts_rank(product.search, (SELECT string_agg(CAST(query AS text), ' | ')::tsquery FROM word))
                   + coalesce((SELECT sum(likeness) FROM alike WHERE alike.external_id = found.external_id), 0) AS closeness,
               coalesce(CAST(product.document ->> 'inStock' AS boolean), true) AS in_stock
        FROM (SELECT hit.external_id FROM hit UNION SELECT alike.external_id FROM alike) AS found
        JOIN commerce_product AS product
          ON product.tenant_id = tenant AND product.site_id = site AND product.external_id = found.external_id
    )
    SELECT scored.external_id,
           row_number() OVER (ORDER BY scored.fit DESC, scored.in_stock DESC, scored.closeness DESC, scored.external_id)
    FROM scored
    WHERE scored.fit * 2 >= (SELECT max(best.fit) FROM scored AS best)
    ORDER BY 2
    LIMIT least(greatest(maximum, 0), 100)
$$;
ALTER FUNCTION search.products(uuid, uuid, text, integer) OWNER TO chatflow_search;
REVOKE ALL ON FUNCTION search.products(uuid, uuid, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search.products(uuid, uuid, text, integer) TO chatflow_app;
