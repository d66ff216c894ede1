-- SPDX-License-Identifier: Apache-2.0
-- file: 01.up.sql
CREATE SCHEMA app;
CREATE SCHEMA audit CREATE TABLE log(id bigserial primary key, t text) CREATE VIEW lv AS SELECT id FROM log;
CREATE TABLE app.a(id int primary key);
-- file: 01.down.sql
DROP TABLE app.a;
DROP SCHEMA audit CASCADE;
DROP SCHEMA app;
-- file: 02.up.sql
SET search_path TO app;
CREATE TABLE b(id int REFERENCES a(id), x text);
CREATE INDEX ON b(x);
-- file: 02.down.sql
DROP TABLE app.b
-- file: 03.up.sql
CREATE TABLE c(id int);
-- file: 03.down.sql
DROP TABLE c
-- file: 04.up.sql
SET search_path = audit, public;
ALTER TABLE log ADD extra jsonb;
RESET search_path;
CREATE TABLE d(id int);
-- file: 04.down.sql
DROP TABLE d;
ALTER TABLE audit.log DROP extra
-- file: 05.up.sql
SELECT set_config('search_path','app',false);
CREATE TABLE e(i int);
ALTER TABLE app.e SET SCHEMA audit;
-- file: 06.up.sql
ALTER SCHEMA app RENAME TO application;
CREATE TABLE application.z();
SET statement_timeout='5s';
SET lock_timeout='1s';
SET client_min_messages=error;
SET check_function_bodies=off;
CREATE FUNCTION broken() RETURNS int LANGUAGE sql AS 'select x from nowhere';
