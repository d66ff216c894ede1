-- speaks: several, one of them its own
CREATE TABLE a (id int);
DROP TABLE IF EXISTS a, "B" RESTRICT;
-- silent: temporary
CREATE TEMPORARY TABLE a (id int);
DROP TABLE a;
-- silent: made by the file
CREATE TABLE app.a AS SELECT 1 AS one;
DROP TABLE app.a;
-- silent: a view
DROP VIEW v;
-- speaks: inside a DO block
DO $$ BEGIN DROP TABLE a; END $$;
-- silent: a text
COMMENT ON TABLE a IS 'do not DROP TABLE a;';
-- speaks: made by the file, but rolled back
BEGIN;
CREATE TABLE a (id int);
ROLLBACK;
DROP TABLE a;
-- silent: made by the file before the transaction that is rolled back
CREATE TABLE a (id int);
BEGIN;
CREATE TABLE b (id int);
ROLLBACK;
DROP TABLE a;
