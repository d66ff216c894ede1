-- speaks: several
DROP FUNCTION IF EXISTS a(int), b(text);
-- speaks: with a schema
DROP TYPE other.mood;
-- silent: made by the file
CREATE VIEW v AS SELECT 1;
DROP VIEW v;
-- silent: nobody names statistics
CREATE TABLE t (a int, b int);
DROP STATISTICS s, other.s;
