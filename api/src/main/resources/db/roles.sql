-- The roles of a ChatFlow database. Run once by a superuser, in the database itself; the passwords are set apart from it.
--   chatflow_owner   owns the tables, runs the migrations; sees every row (a backfill must)
--   chatflow_app     what the service connects as: bound by row-level security
--   chatflow_search  owns the search functions; nobody can log in as it
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'chatflow_owner') THEN
        CREATE ROLE chatflow_owner LOGIN BYPASSRLS;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'chatflow_app') THEN
        CREATE ROLE chatflow_app LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'chatflow_search') THEN
        CREATE ROLE chatflow_search NOLOGIN;
    END IF;
    EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO chatflow_owner', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO chatflow_app', current_database());
END
$$;

ALTER ROLE chatflow_owner SET row_security = off;
GRANT chatflow_search TO chatflow_owner;
GRANT USAGE, CREATE ON SCHEMA public TO chatflow_owner;
GRANT USAGE ON SCHEMA public TO chatflow_app, chatflow_search;
