-- speaks: nothing is known of the column
ALTER TABLE "Users" ALTER "Name" SET DATA TYPE text;
-- silent: a longer varchar
-- given
CREATE TABLE users (a varchar(10));
CREATE INDEX ON users (a);
-- sql
ALTER TABLE users ALTER a TYPE varchar(20);
-- silent: varchar becomes text
-- given
CREATE TABLE app."Users" ("A" varchar(10) NOT NULL UNIQUE);
-- sql
ALTER TABLE app."Users" ALTER COLUMN "A" TYPE text;
-- speaks: text becomes varchar(n)
-- given
CREATE TABLE users (a text);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE varchar(20);
-- silent: a wider numeric
-- given
CREATE TABLE users (a numeric(10, 2));
-- sql
ALTER TABLE users ALTER COLUMN a TYPE numeric(12, 2);
-- speaks: another scale
-- given
CREATE TABLE users (a numeric(10, 2));
-- sql
ALTER TABLE users ALTER COLUMN a TYPE numeric(12, 3);
-- speaks: one of two columns
-- given
CREATE TABLE users (a varchar(10), b int);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE text, ALTER COLUMN b TYPE bigint;
-- speaks: the zone of a session decides
-- given
CREATE TABLE users (a timestamp);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE timestamptz;
-- speaks: USING an expression
-- given
CREATE TABLE users (a varchar(10));
-- sql
ALTER TABLE users ALTER COLUMN a TYPE text USING lower(a);
-- silent: USING the column itself
-- given
CREATE TABLE users (a varchar(10));
-- sql
ALTER TABLE users ALTER COLUMN a TYPE text USING a::text;
-- speaks: another collation of an indexed column
-- given
CREATE TABLE users (a text);
CREATE INDEX ON users (a);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE text COLLATE "C";
-- silent: cidr becomes inet
-- given
CREATE TABLE users (a cidr);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE inet;
-- silent: the same type
-- given
CREATE TABLE users (a int);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE int4;
-- speaks: an enum
-- given
CREATE TYPE state AS ENUM ('a');
CREATE TABLE users (a text);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE state USING a::state;
-- speaks: char(n) becomes varchar
-- given
CREATE TABLE users (a char(10));
-- sql
ALTER TABLE users ALTER COLUMN a TYPE varchar(10);
-- speaks: json becomes jsonb
-- given
CREATE TABLE users (a json);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE jsonb;
-- silent: a table the file has made
CREATE TABLE users (a int);
ALTER TABLE users ALTER COLUMN a TYPE bigint;
-- speaks: a partitioned table
-- given
CREATE TABLE users (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE users_1 PARTITION OF users FOR VALUES FROM (1) TO (2);
-- sql
ALTER TABLE users ALTER COLUMN b TYPE bigint;
-- silent: a domain without conditions becomes its base
-- given
CREATE DOMAIN d AS text;
CREATE TABLE users (a d);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE text;
-- speaks: a domain with conditions
-- given
CREATE DOMAIN d AS text CHECK (VALUE <> '');
CREATE TABLE users (a text);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE d;
-- silent: an attribute of a type
ALTER TYPE pair ALTER ATTRIBUTE a TYPE bigint;
-- silent: a default is no type
ALTER TABLE users ALTER COLUMN a SET DEFAULT 1;
-- speaks: inside a DO block
DO $$ BEGIN ALTER TABLE users ALTER COLUMN a TYPE bigint; END $$;
-- speaks: an index of an expression is built anew
-- given
CREATE TABLE users (a varchar(10));
CREATE INDEX ON users (lower(a));
-- sql
ALTER TABLE users ALTER COLUMN a TYPE text;
-- silent: an index of an expression of another column
-- given
CREATE TABLE users (a varchar(10), b text);
CREATE INDEX ON users (lower(b));
-- sql
ALTER TABLE users ALTER COLUMN a TYPE text;
-- speaks: an index with a condition is built anew
-- given
CREATE TABLE users (a varchar(10));
CREATE UNIQUE INDEX ON users (a) WHERE a <> '';
-- sql
ALTER TABLE users ALTER COLUMN a TYPE varchar(20);
-- silent: an interval of all digits
-- given
CREATE TABLE users (a interval, b interval(3));
-- sql
ALTER TABLE users ALTER COLUMN a TYPE interval(6), ALTER COLUMN b TYPE interval(5);
-- silent: an interval of the same fields
-- given
CREATE TABLE users (a interval day to second(3));
-- sql
ALTER TABLE users ALTER COLUMN a TYPE interval day to second(6);
-- speaks: an interval of fewer fields
-- given
CREATE TABLE users (a interval);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE interval day to second(3);
-- silent: a foreign table
ALTER FOREIGN TABLE users ALTER COLUMN a TYPE bigint;
-- speaks: an index has another order for the new type
-- given
CREATE TABLE users (a int);
CREATE INDEX ON users (a);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE oid;
-- silent: no index is in the way
-- given
CREATE TABLE users (a int, b text);
CREATE INDEX ON users (b);
-- sql
ALTER TABLE users ALTER COLUMN a TYPE oid;
-- silent: the collation that the column has already, and an index on it
-- given
CREATE TABLE users (id int, name varchar(10) COLLATE "C");
CREATE INDEX ON users (name);
-- sql
ALTER TABLE users ALTER name TYPE varchar(20) COLLATE "C";
-- speaks: another collation sorts the index anew
-- given
CREATE TABLE users (id int, name varchar(10) COLLATE "C");
CREATE INDEX ON users (name);
-- sql
ALTER TABLE users ALTER name TYPE varchar(20);
-- speaks: a collation that was changed before
-- given
CREATE TABLE users (id int, name text);
ALTER TABLE users ALTER name TYPE text COLLATE "C";
CREATE INDEX ON users (name);
-- sql
ALTER TABLE users ALTER name TYPE text;
-- silent: values of an array may be longer, without a limit
-- given
CREATE TABLE users (id int, names varchar(10)[]);
-- sql
ALTER TABLE users ALTER names TYPE varchar[];
-- speaks: what a domain limits is looked at again
-- given
CREATE DOMAIN short AS varchar(10);
CREATE TABLE users (id int, name short);
-- sql
ALTER TABLE users ALTER name TYPE varchar(20);
-- silent: the domain that it is already
-- given
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TABLE users (id positive);
-- sql
ALTER TABLE users ALTER id TYPE positive;
