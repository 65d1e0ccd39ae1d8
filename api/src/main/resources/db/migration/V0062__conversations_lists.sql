-- Lists are read latest first. Most conversations of an old tenant are resolved: the lists of what is to be done keep to the others,
-- the list of all goes by time alone.
DROP INDEX conversation_recent;
CREATE INDEX conversation_recent ON conversation (tenant_id, status, updated_at DESC, id DESC) WHERE status <> 'resolved';
CREATE INDEX conversation_latest ON conversation (tenant_id, updated_at DESC, id DESC);
