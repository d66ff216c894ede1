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
-- speaks: the table that was made is gone again, and the one that was there is meant
-- given
CREATE TABLE users (id int, name text);
-- sql
BEGIN;
SAVEPOINT before;
DROP TABLE users;
CREATE TABLE users (id int, name text);
ROLLBACK TO SAVEPOINT before;
CREATE INDEX ON users (name);
COMMIT;
-- silent: the table was made before the savepoint
BEGIN;
CREATE TABLE users (id int, name text);
SAVEPOINT made;
CREATE INDEX ON users (id);
ROLLBACK TO made;
CREATE INDEX ON users (name);
COMMIT;
-- silent: a released savepoint keeps what was done
BEGIN;
SAVEPOINT a;
CREATE TABLE users (id int, name text);
RELEASE SAVEPOINT a;
CREATE INDEX ON users (name);
COMMIT;
-- speaks: rolled back altogether, also past a released savepoint
-- given
CREATE TABLE users (id int, name text);
-- sql
BEGIN;
SAVEPOINT a;
DROP TABLE users;
CREATE TABLE users (id int, name text);
RELEASE a;
ROLLBACK;
CREATE INDEX ON users (name);
