-- speaks: with a schema, quoted
DROP INDEX IF EXISTS "app"."Users_idx";
-- silent: concurrently
DROP INDEX CONCURRENTLY IF EXISTS app.users_idx;
-- silent: an index of a table the file has made
CREATE TABLE users (id bigint);
CREATE INDEX users_id ON users (id);
DROP INDEX users_id;
-- speaks: an index of a table that was there
-- given
CREATE TABLE users (id bigint);
CREATE INDEX users_id ON users (id);
-- sql
DROP INDEX users_id;
-- speaks: inside a DO block
DO $$ BEGIN DROP INDEX users_id; END $$;
-- speaks: the file has made the index, but not its table
-- transaction: none
CREATE INDEX CONCURRENTLY users_name ON users (name);
DROP INDEX users_name;
-- silent: of a temporary table
CREATE TEMP TABLE t (id int);
CREATE INDEX t_id ON t (id);
DROP INDEX t_id;
