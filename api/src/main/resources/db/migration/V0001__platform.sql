CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS citext;

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO chatflow_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO chatflow_app;

-- Search functions live here, owned by chatflow_search, which may read every row: each takes the tenant as its first parameter.
CREATE SCHEMA search AUTHORIZATION chatflow_search;
GRANT USAGE ON SCHEMA search TO chatflow_app;

-- Puts a table behind the tenant wall. Its rows show only to transactions that name their tenant in chatflow.tenants.
-- The array is made in a sub-select, so that it is computed once for a statement and not once for a row.
CREATE PROCEDURE behind_the_wall(walled regclass)
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
        'CREATE POLICY tenant_wall ON %s USING (tenant_id = ANY ('
        '(SELECT string_to_array(current_setting(''chatflow.tenants'', true), '','')::uuid[])::uuid[]))', walled);
END
$$;

-- Who did what to which thing; ids only, never content.
CREATE TABLE audit_record (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    at         timestamptz NOT NULL,
    actor      text        NOT NULL,
    action     text        NOT NULL,
    subject    text        NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL behind_the_wall('audit_record');

-- Answers to POSTs that carried an Idempotency-Key, kept 24 h. A row is written in the transaction of the work it answers for.
CREATE TABLE idempotency_record (
    tenant_id     uuid        NOT NULL,
    caller        text        NOT NULL,
    route         text        NOT NULL,
    key           text        NOT NULL,
    request_hash  bytea       NOT NULL,
    status        integer     NOT NULL,
    body          text,
    created_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, caller, route, key)
);
CREATE INDEX idempotency_record_age ON idempotency_record (tenant_id, created_at);
CALL behind_the_wall('idempotency_record');

-- Work that must happen after a commit. Shape: db-scheduler. Holds ids only, so it needs no wall.
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
