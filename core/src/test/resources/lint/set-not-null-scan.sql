-- speaks: quoted, in a schema
ALTER TABLE "App".users ALTER "Email" SET NOT NULL;
-- silent: proved by a check of an earlier file, quoted
-- given
CREATE TABLE users ("Email" text);
ALTER TABLE users ADD CONSTRAINT c CHECK ("Email" IS NOT NULL);
-- sql
ALTER TABLE users ALTER COLUMN "Email" SET NOT NULL;
-- silent: proved by one half of a check
-- given
CREATE TABLE users (email text, age int, CHECK (email IS NOT NULL AND age > 0));
-- sql
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- speaks: a check with OR proves nothing
-- given
CREATE TABLE users (email text, age int, CHECK (email IS NOT NULL OR age > 0));
-- sql
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- speaks: the check is not validated
-- given
CREATE TABLE users (email text);
ALTER TABLE users ADD CONSTRAINT c CHECK (email IS NOT NULL) NOT VALID;
-- sql
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- silent: validated just before
-- given
CREATE TABLE users (email text);
ALTER TABLE users ADD CONSTRAINT c CHECK (email IS NOT NULL) NOT VALID;
-- sql
ALTER TABLE users VALIDATE CONSTRAINT c;
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT c;
-- silent: validated just before, by names alone
ALTER TABLE users ADD CONSTRAINT c CHECK (email IS NOT NULL) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT c;
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- speaks: the check is dropped first
-- given
CREATE TABLE users (email text, CONSTRAINT c CHECK (email IS NOT NULL));
-- sql
ALTER TABLE users DROP CONSTRAINT c;
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- speaks: PostgreSQL 11 does not look at checks
-- pg: 11
-- given
CREATE TABLE users (email text, CONSTRAINT c CHECK (email IS NOT NULL));
-- sql
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- silent: it is so already
-- given
CREATE TABLE users (email text NOT NULL);
-- sql
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- silent: a column of the primary key
-- given
CREATE TABLE users (id bigint PRIMARY KEY);
-- sql
ALTER TABLE users ALTER COLUMN id SET NOT NULL;
-- speaks: a named NOT NULL of PostgreSQL 18
ALTER TABLE users ADD CONSTRAINT c NOT NULL email;
-- silent: a named NOT NULL that is not valid yet
ALTER TABLE users ADD CONSTRAINT c NOT NULL email NOT VALID;
-- speaks: a column of the same file, with a default
ALTER TABLE users ADD COLUMN age int DEFAULT 0;
ALTER TABLE users ALTER COLUMN age SET NOT NULL;
-- speaks: inside a DO block
DO $$ BEGIN ALTER TABLE users ALTER COLUMN age SET NOT NULL; END $$;
-- silent: the primary key's index is of a column that is not null
-- given
CREATE TABLE users (id bigint NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id);
-- sql
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_id;
-- speaks: a named NOT NULL that is not valid proves nothing
-- given
CREATE TABLE users (email text);
ALTER TABLE users ADD CONSTRAINT c NOT NULL email NOT VALID;
-- sql
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- silent: proved by NOT (… IS NULL)
-- given
CREATE TABLE users (email text CHECK (NOT (email IS NULL)));
-- sql
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- speaks: the check of another column, but for its case
-- given
CREATE TABLE users (email text CHECK (email IS NOT NULL), "Email" text);
-- sql
ALTER TABLE users ALTER COLUMN "Email" SET NOT NULL;
-- silent: a foreign table has no rows here
ALTER FOREIGN TABLE users ALTER COLUMN email SET NOT NULL;
-- silent: the check that proves it is there again
-- given
CREATE TABLE users (id int, email text, CONSTRAINT filled CHECK (email IS NOT NULL));
-- sql
BEGIN;
SAVEPOINT a;
ALTER TABLE users DROP CONSTRAINT filled;
ROLLBACK TO a;
ALTER TABLE users ALTER email SET NOT NULL;
COMMIT;
-- speaks: what the check says stands in a constant
-- given
CREATE TABLE users (id int, email text, note text, CONSTRAINT filled CHECK (note <> 'a AND email IS NOT NULL AND b'));
-- sql
ALTER TABLE users ALTER email SET NOT NULL;
