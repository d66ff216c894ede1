-- SPDX-License-Identifier: Apache-2.0
-- file: 01.up.sql
CREATE TYPE mood AS ENUM ('sad','ok');
CREATE TABLE p(id int primary key, m mood default 'ok');
-- file: 01.down.sql
DROP TABLE p;
DROP TYPE mood;
-- file: 02.up.sql
ALTER TYPE mood ADD VALUE 'happy';
-- file: 03.up.sql
INSERT INTO p VALUES (1,'happy');
ALTER TABLE p ALTER m SET DEFAULT 'happy';
-- file: 03.down.sql
ALTER TABLE p ALTER m SET DEFAULT 'ok';
DELETE FROM p;
-- file: 04.up.sql
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'meh' BEFORE 'ok';
INSERT INTO p VALUES (2,'meh');
-- file: 05.up.sql
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
ALTER TYPE mood RENAME TO feeling;
-- file: 06.up.sql
CREATE TYPE addr AS (street text, zip int);
ALTER TYPE addr ADD ATTRIBUTE city text CASCADE;
CREATE TYPE rng AS RANGE (subtype=float8);
CREATE DOMAIN zip AS text CHECK (VALUE ~ '^\d+$') NOT NULL;
ALTER TABLE p ADD a addr, ADD z zip DEFAULT '1', ADD r rng;
-- file: 06.down.sql
ALTER TABLE p DROP a, DROP z, DROP r;
DROP DOMAIN zip;
DROP TYPE rng;
DROP TYPE addr;
-- file: 07.up.sql
ALTER DOMAIN zip ADD CONSTRAINT len CHECK (length(value)<9);
ALTER DOMAIN zip SET DEFAULT '0';
ALTER DOMAIN zip DROP NOT NULL;
-- file: 08.up.sql
CREATE TYPE st AS ENUM ('a','b');CREATE TABLE t(id int, s st);
INSERT INTO t VALUES (1,'a');
-- file: 09.up.sql
ALTER TYPE st ADD VALUE 'c';
UPDATE t SET s='c';
ALTER TABLE t ALTER s SET DEFAULT 'c';
-- file: 10.up.sql
ALTER TYPE st ADD VALUE 'd' AFTER 'a';
ALTER TYPE st ADD VALUE 'e';
CREATE TABLE t2(s st DEFAULT 'e' CHECK (s <> 'd'));
CREATE INDEX ON t2(s) WHERE s='d';
-- file: 11.up.sql
CREATE TYPE k AS ENUM('x');
ALTER TYPE k ADD VALUE 'y';
CREATE TABLE t3(k k default 'y');
-- file: 11.down.sql
DROP TABLE t3;
DROP TYPE k;
