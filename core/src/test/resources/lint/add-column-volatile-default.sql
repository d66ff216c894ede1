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
