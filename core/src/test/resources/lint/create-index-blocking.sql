-- speaks: quoted names in a schema
CREATE UNIQUE INDEX IF NOT EXISTS "I" ON "App"."Users" USING btree ("Email") WHERE "Email" IS NOT NULL;
-- speaks: ONLY of a table that is not known to be partitioned
CREATE INDEX i ON ONLY users (email);
-- silent: ONLY of a partitioned table builds nothing
-- given
CREATE TABLE events (id int) PARTITION BY RANGE (id);
-- sql
CREATE INDEX i ON ONLY events (id);
-- speaks: a partitioned table, all of whose partitions are read
-- given
CREATE TABLE events (id int) PARTITION BY RANGE (id);
-- sql
CREATE INDEX i ON events (id);
-- speaks: a materialized view
-- given
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS one;
-- sql
CREATE INDEX i ON totals (one);
-- silent: a table the file has just made
CREATE TABLE app.users (id bigint, email text);
CREATE INDEX ON app.users (email);
-- silent: a temporary table, even with rows
CREATE TEMP TABLE t (id int);
INSERT INTO t VALUES (1);
CREATE INDEX ON t (id);
-- silent: a table made and filled in the one transaction of the file
-- transaction: file
CREATE TABLE t (id int);
INSERT INTO t SELECT generate_series(1, 100000);
CREATE INDEX ON t (id);
-- speaks: a table made by an earlier file
-- given
CREATE TABLE users (id bigint, email text);
-- sql
CREATE INDEX ON users (email);
-- speaks: a table of the same name in another schema is another table
CREATE TABLE app.users (id bigint);
CREATE INDEX ON public.users (id);
-- speaks: inside a DO block, behind a condition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_class WHERE relname = 'i') THEN
        CREATE INDEX i ON users (email);
    END IF;
END $$;
-- silent: a function that nobody calls here
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN CREATE INDEX i ON users (email); END $$;
-- silent: in a comment
/* CREATE INDEX i ON users (email); */ SELECT 'CREATE INDEX i ON users (email)';
