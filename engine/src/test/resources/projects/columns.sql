-- SPDX-License-Identifier: Apache-2.0
-- file: 01.up.sql
CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL, name varchar(40), age int, created timestamptz DEFAULT now());
INSERT INTO users(email,name,age) SELECT 'u'||g||'@x', 'n'||g, g FROM generate_series(1,500) g;
-- file: 01.down.sql
DROP TABLE users;
-- file: 02.up.sql
ALTER TABLE users ALTER age TYPE bigint;
-- file: 02.down.sql
ALTER TABLE users ALTER age TYPE int
-- file: 03.up.sql
ALTER TABLE users ALTER name TYPE varchar(80), ALTER email TYPE varchar(200), ALTER age TYPE text USING age::text;
-- file: 03.down.sql
ALTER TABLE users ALTER name TYPE varchar(40), ALTER email TYPE text, ALTER age TYPE bigint USING age::bigint
-- file: 04.up.sql
CREATE INDEX ia ON users(age);
CREATE VIEW vv AS SELECT name FROM users;
-- file: 04.down.sql
DROP VIEW vv;
DROP INDEX ia
-- file: 05.up.sql
ALTER TABLE users ALTER age TYPE int USING age::int;
ALTER TABLE users RENAME age TO years;
ALTER TABLE users ALTER COLUMN years SET DEFAULT 3;
ALTER TABLE users RENAME TO people;
ALTER TABLE people DROP COLUMN IF EXISTS nope;
-- file: 06.up.sql
ALTER TABLE people SET UNLOGGED;
ALTER TABLE people SET LOGGED;
ALTER TABLE people SET TABLESPACE pg_default;
ALTER TABLE people ALTER created TYPE timestamp USING created AT TIME ZONE 'UTC', ALTER created SET NOT NULL;
