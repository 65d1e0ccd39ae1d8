-- What an entry costs (decision 13). A head is written with each of them: as long as no index holds what changes, its new version stays on the
-- row's page and no index is written (HOT). So lists are read by the minute of the last change, which is the same for most of them, and put in
-- order within it.
ALTER TABLE conversation SET (fillfactor = 80);
ALTER TABLE conversation
    ADD COLUMN updated_minute timestamp GENERATED ALWAYS AS (date_trunc('minute', updated_at AT TIME ZONE 'UTC')) STORED;
DROP INDEX conversation_recent, conversation_latest, conversation_of_contact, conversation_waiting;
CREATE INDEX conversation_recent ON conversation (tenant_id, status, updated_minute DESC) WHERE status <> 'resolved';
CREATE INDEX conversation_latest ON conversation (tenant_id, updated_minute DESC);
CREATE INDEX conversation_of_contact ON conversation (tenant_id, contact_id);
-- How many shoppers of a site wait for a person is counted among what is open there.
CREATE INDEX conversation_open ON conversation (tenant_id, site_id) WHERE status = 'open';

-- The head of an entry has been locked or written by the same transaction (log/ConversationTable): there it is, and stays.
ALTER TABLE entry DROP CONSTRAINT entry_tenant_id_conversation_id_fkey;

GRANT SELECT (updated_minute) ON conversation TO chatflow_search;

-- The conversations of a tenant with an entry that has all the words: the newest 500 of the first 20,000 entries found. Where there is none,
-- words may have been mistyped: they then stand for what looks like them among the words of the tenant's last entries.
CREATE OR REPLACE FUNCTION search.conversations(tenant uuid, words text, languages text[]) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    known text[];
BEGIN
    RETURN QUERY SELECT search.with_all(tenant, search.asked(words, languages, '{}'));
    IF NOT FOUND THEN
        SELECT array_agg(DISTINCT lexeme)
        INTO known
        FROM (SELECT id FROM conversation WHERE tenant_id = tenant ORDER BY updated_minute DESC LIMIT 600) AS latest
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
