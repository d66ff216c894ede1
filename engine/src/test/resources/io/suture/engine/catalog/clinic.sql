-- SPDX-License-Identifier: Apache-2.0
-- A schema with something of every kind, for the tests of the catalog.
CREATE SCHEMA audit;
COMMENT ON SCHEMA audit IS 'who did what';
CREATE EXTENSION pgcrypto;
CREATE EXTENSION btree_gist;

CREATE TYPE mood AS ENUM ('sad', 'fine');
CREATE DOMAIN email AS character varying(255) CHECK (VALUE LIKE '%@%');
CREATE TYPE address AS (street text, zip character varying(10));
CREATE TYPE floatrange AS RANGE (subtype = double precision, subtype_diff = float8mi);

CREATE TABLE users (
    id bigserial PRIMARY KEY,
    email character varying(255) NOT NULL,
    name text DEFAULT 'nobody',
    mood mood,
    home address,
    age integer CHECK (age > 0),
    born timestamp with time zone DEFAULT '2020-01-01 00:00:00+00',
    token bytea DEFAULT public.gen_random_bytes(8),
    CONSTRAINT users_name_key UNIQUE (name)
);
CREATE INDEX users_email_idx ON users (email);
CREATE INDEX users_lower_idx ON users (lower(email), age DESC) INCLUDE (mood) WHERE age > 3;
COMMENT ON COLUMN users.email IS 'where to write';

CREATE TABLE orders (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id bigint NOT NULL REFERENCES users,
    amount numeric(10, 2) NOT NULL,
    doubled numeric GENERATED ALWAYS AS (amount * 2) STORED,
    during tstzrange,
    EXCLUDE USING gist (user_id WITH =, during WITH &&)
);

CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, kind text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE INDEX events_kind_idx ON events (kind);

CREATE TABLE base (a integer, b integer);
CREATE TABLE heir (c integer) INHERITS (base);
CREATE UNLOGGED TABLE audit.log (at timestamp with time zone DEFAULT now(), what text);

CREATE SEQUENCE tickets START 10 INCREMENT 5;
CREATE VIEW adults AS SELECT id, email FROM users WHERE age >= 18;
CREATE VIEW adult_mails AS SELECT email FROM adults;
CREATE MATERIALIZED VIEW totals AS SELECT user_id, sum(amount) AS total FROM orders GROUP BY user_id;
CREATE UNIQUE INDEX totals_user_idx ON totals (user_id);

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := trim(NEW.name); RETURN NEW; END $$;
CREATE FUNCTION add(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE FUNCTION count_users() RETURNS bigint BEGIN ATOMIC SELECT count(*) FROM users; END;
CREATE PROCEDURE tidy() LANGUAGE sql AS 'DELETE FROM audit.log';
CREATE AGGREGATE total (integer) (sfunc = add, stype = integer, initcond = '0');
CREATE TRIGGER users_touch BEFORE INSERT OR UPDATE OF name ON users FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER events_touch BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION touch();
CREATE RULE no_delete AS ON DELETE TO audit.log DO INSTEAD NOTHING;

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON users FOR SELECT TO clerk USING (email = CURRENT_USER);
GRANT SELECT ON users TO clerk;
GRANT UPDATE (name) ON users TO clerk;
CREATE STATISTICS users_stats (dependencies) ON email, age FROM users;
CREATE PUBLICATION outbox FOR TABLE users, orders;
CREATE FUNCTION noted() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER note ON ddl_command_end WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION noted();
ALTER EVENT TRIGGER note DISABLE;
CREATE FOREIGN DATA WRAPPER files;
CREATE SERVER archive FOREIGN DATA WRAPPER files OPTIONS (host 'somewhere', secret 'hidden');
CREATE FOREIGN TABLE old_users (id integer OPTIONS (place '1')) SERVER archive OPTIONS (file 'users.csv');
