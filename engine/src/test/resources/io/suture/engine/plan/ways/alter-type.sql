CREATE TABLE wards (id int PRIMARY KEY, name text);
CREATE TABLE patients (
  id serial PRIMARY KEY,
  ward int NOT NULL REFERENCES wards (id),
  mother int CONSTRAINT of_mother REFERENCES patients (id) ON DELETE SET NULL DEFERRABLE,
  name varchar(40) NOT NULL DEFAULT 'nobody' CHECK (name <> ''),
  code char(8) COLLATE "C" UNIQUE,
  label text GENERATED ALWAYS AS (upper(name)) STORED,
  seen timestamptz,
  number int GENERATED ALWAYS AS IDENTITY (START WITH 100),
  CONSTRAINT never_both EXCLUDE USING btree (code WITH =)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, toast.autovacuum_enabled = false);
CREATE TABLE visits (id int PRIMARY KEY, patient int NOT NULL CONSTRAINT of_patient REFERENCES patients (id) ON DELETE CASCADE);
COMMENT ON CONSTRAINT of_patient ON visits IS 'whose it is';
INSERT INTO wards SELECT n, 'ward ' || n FROM generate_series(1, 5) n;
INSERT INTO patients (ward, mother, name, code) SELECT 1 + n % 5, nullif(n / 2, 0), 'patient ' || n, 'c' || n FROM generate_series(1, 500) n;
INSERT INTO visits SELECT n, 1 + n % 500 FROM generate_series(1, 1000) n;
CREATE INDEX patients_name ON patients USING btree (lower(name::text) DESC NULLS LAST, ward) INCLUDE (mother) WHERE ward > 1;
ALTER INDEX patients_name ALTER COLUMN 1 SET STATISTICS 500;
COMMENT ON INDEX patients_name IS 'for the desk';
CREATE INDEX "Odd name" ON patients (ward);
CREATE STATISTICS together (mcv, ndistinct) ON ward, name, (lower(name::text)) FROM patients;
COMMENT ON STATISTICS together IS 'the desk joins them';
CREATE STATISTICS "Odd one" ON (ward + 1) FROM patients;
ALTER TABLE patients CLUSTER ON patients_pkey;
ALTER TABLE patients ALTER COLUMN name SET STATISTICS 200, ALTER COLUMN ward SET (n_distinct = 5);
ALTER TABLE patients REPLICA IDENTITY FULL;
COMMENT ON TABLE patients IS 'who is here';
COMMENT ON COLUMN patients.name IS 'as in the passport';
COMMENT ON CONSTRAINT never_both ON patients IS 'one code each';
CREATE VIEW names WITH (security_barrier = true) AS SELECT name, ward FROM patients WHERE ward > 1;
COMMENT ON VIEW names IS 'for the desk';
GRANT SELECT ON names TO pg_monitor;
CREATE VIEW longer AS SELECT n.name, w.name AS ward FROM names n JOIN wards w ON w.id = n.ward;
GRANT SELECT ON patients TO pg_monitor WITH GRANT OPTION;
GRANT UPDATE (name) ON patients TO pg_monitor;
ALTER DEFAULT PRIVILEGES GRANT DELETE ON TABLES TO pg_monitor;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.seen := now(); RETURN NEW; END $$;
CREATE TRIGGER touched BEFORE UPDATE OF name ON patients FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION touch();
COMMENT ON TRIGGER touched ON patients IS 'when';
CREATE TRIGGER always BEFORE INSERT ON patients FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE patients ENABLE ALWAYS TRIGGER always;
CREATE TRIGGER off BEFORE INSERT ON patients FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE patients DISABLE TRIGGER off;
ALTER TABLE patients ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON patients AS RESTRICTIVE FOR SELECT TO pg_monitor, PUBLIC USING (ward = 1);
CREATE POLICY other ON patients USING (ward IN (SELECT id FROM wards)) WITH CHECK (true);
COMMENT ON POLICY own ON patients IS 'one ward';
==> types of columns, with everything that hangs on a table
ALTER TABLE patients ALTER COLUMN id TYPE bigint;
ALTER TABLE patients ALTER COLUMN code TYPE text, ALTER COLUMN seen SET DATA TYPE date USING seen::date;
----
create table t (a text, b text not null, c int, constraint key unique (b, c), constraint positive check (c > 0));
alter table t alter c set not null; create unique index plain on t (c); alter table t replica identity using index plain;
insert into t select '2024-01-' || lpad(i::text, 2, '0'), 'b' || i, i from generate_series(1, 28) i;
==> a table whose key is a unique index, one statement with parts
alter table t alter a drop default, alter a type date using a::date, alter a set default current_date;
alter table t alter column c type bigint;
----
create table t (id int primary key, "Odd column" numeric(10, 2)); insert into t select i, i from generate_series(1, 50) i;
create table child (id int); alter table child add constraint late foreign key (id) references t on update cascade not valid;
==> a key that keys not valid refer to
alter table t alter id type bigint, alter "Odd column" type numeric(10, 1) using ("Odd column" * 10);
