-- speaks: inside an expression
ALTER TABLE "Users" ADD COLUMN a int DEFAULT (1 + floor(random() * 10))::int, ADD COLUMN b int;
-- speaks: inside an array and a function
ALTER TABLE users ADD COLUMN a text DEFAULT md5(random()::text);
-- speaks: JSON of it
ALTER TABLE users ADD COLUMN a jsonb DEFAULT jsonb_build_object('id', gen_random_uuid());
-- speaks: an extension's function
ALTER TABLE users ADD COLUMN a uuid DEFAULT public.uuid_generate_v4();
-- speaks: uuidv7
ALTER TABLE users ADD COLUMN a uuid DEFAULT uuidv7();
-- speaks: the time of day
ALTER TABLE users ADD COLUMN a text DEFAULT timeofday();
-- speaks: a function nobody has said anything of
ALTER TABLE users ADD COLUMN a text DEFAULT app.next_code();
-- silent: a function of the set that is stable
-- given
CREATE FUNCTION code() RETURNS text LANGUAGE sql STABLE AS 'SELECT current_user::text';
-- sql
ALTER TABLE users ADD COLUMN a text DEFAULT code();
-- silent: one moment for all rows
ALTER TABLE users ADD COLUMN a timestamptz DEFAULT now() + interval '1 day', ADD COLUMN b date DEFAULT CURRENT_DATE, ADD COLUMN c timestamptz DEFAULT statement_timestamp(), ADD COLUMN d timestamptz DEFAULT transaction_timestamp();
-- silent: UTC
ALTER TABLE users ADD COLUMN a timestamp DEFAULT (now() AT TIME ZONE 'utc') NOT NULL;
-- silent: constants
ALTER TABLE users ADD COLUMN a text[] DEFAULT ARRAY['a', 'b']::text[], ADD COLUMN b text DEFAULT upper('x') || 'y', ADD COLUMN c int DEFAULT -1, ADD COLUMN d jsonb DEFAULT '{}', ADD COLUMN e text DEFAULT current_user;
-- silent: for new rows only
ALTER TABLE users ALTER COLUMN a SET DEFAULT gen_random_uuid();
-- speaks: inside a DO block
DO $$ BEGIN ALTER TABLE users ADD COLUMN a uuid DEFAULT gen_random_uuid(); END $$;
-- silent: an extension's function that gives always the same
ALTER TABLE users ADD COLUMN a uuid DEFAULT uuid_nil(), ADD COLUMN b uuid DEFAULT uuid_generate_v5(uuid_ns_url(), 'a');
-- silent: a foreign table
ALTER FOREIGN TABLE users ADD COLUMN a uuid DEFAULT gen_random_uuid();
-- speaks: the default of a domain
-- given
CREATE DOMAIN token AS uuid DEFAULT gen_random_uuid();
-- sql
ALTER TABLE users ADD COLUMN a token;
-- speaks: a domain has the default of the one it is made of
-- given
CREATE DOMAIN token AS uuid;
ALTER DOMAIN token SET DEFAULT gen_random_uuid();
CREATE DOMAIN ticket AS token;
-- sql
ALTER TABLE users ADD COLUMN a ticket;
-- silent: a default of the column goes before that of the domain
-- given
CREATE DOMAIN token AS uuid DEFAULT gen_random_uuid();
-- sql
ALTER TABLE users ADD COLUMN a token DEFAULT NULL, ADD COLUMN b token DEFAULT '00000000-0000-0000-0000-000000000000', ADD COLUMN c token[];
-- silent: the domain's default is a constant, or gone
-- given
CREATE DOMAIN word AS text DEFAULT 'x';
CREATE DOMAIN token AS uuid DEFAULT gen_random_uuid();
ALTER DOMAIN token DROP DEFAULT;
-- sql
ALTER TABLE users ADD COLUMN a word, ADD COLUMN b token;
