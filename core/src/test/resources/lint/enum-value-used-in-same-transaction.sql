-- speaks: as a default
-- transaction: file
ALTER TYPE app.state ADD VALUE IF NOT EXISTS 'x' BEFORE 'y';
ALTER TABLE items ALTER COLUMN s SET DEFAULT 'x';
-- speaks: with a cast
BEGIN;
ALTER TYPE state ADD VALUE 'x';
INSERT INTO items VALUES ('x'::state);
COMMIT;
-- silent: another value
-- transaction: file
ALTER TYPE state ADD VALUE 'x';
INSERT INTO items VALUES ('y');
-- silent: a type of the same transaction
-- transaction: file
CREATE TYPE state AS ENUM ('y');
ALTER TYPE state ADD VALUE 'x';
INSERT INTO items VALUES ('x');
-- silent: the next transaction
BEGIN;
ALTER TYPE state ADD VALUE 'x';
COMMIT;
UPDATE items SET s = 'x' WHERE id = 1;
-- speaks: used inside a DO block
-- transaction: file
ALTER TYPE state ADD VALUE 'x';
DO $$ BEGIN UPDATE items SET s = 'x' WHERE id = 1; END $$;
-- silent: the same word in a table without such a column
-- transaction: file
-- given
CREATE TYPE state AS ENUM ('a');
CREATE TABLE log (entry text);
-- sql
ALTER TYPE state ADD VALUE 'x';
INSERT INTO log (entry) VALUES ('x');
-- speaks: a cast names the type
-- transaction: file
-- given
CREATE TYPE state AS ENUM ('a');
CREATE TABLE log (entry text);
-- sql
ALTER TYPE state ADD VALUE 'x';
INSERT INTO log (entry) VALUES ('x'::state::text);
