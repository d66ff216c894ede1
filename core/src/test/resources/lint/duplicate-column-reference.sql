-- speaks: a new table
CREATE TABLE t (a int, b int, "a" text);
-- silent: another case is another name
CREATE TABLE t (a int, "A" int);
-- speaks: two columns of one statement
ALTER TABLE t ADD COLUMN a int, ADD COLUMN A text;
-- speaks: ON CONFLICT
INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 1, b = 2;
-- silent: elements of an array
UPDATE t SET a[1] = 1, a[2] = 2 WHERE id = 1;
-- silent: fields
UPDATE t SET a.x = 1, a.y = 2 WHERE id = 1;
-- speaks: COPY
COPY t (a, a) FROM '/tmp/rows';
-- silent: one in each
INSERT INTO t (a, b) SELECT a, a FROM s;
-- speaks: a primary key
CREATE TABLE t (a int, b int, PRIMARY KEY (a, b, a));
-- speaks: inside a DO block
DO $$ BEGIN UPDATE t SET a = 1, a = 2 WHERE id = 1; END $$;
