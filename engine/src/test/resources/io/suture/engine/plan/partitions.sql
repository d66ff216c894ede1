CREATE TABLE wards (id int PRIMARY KEY); INSERT INTO wards SELECT generate_series(1, 9);
CREATE TABLE patients (
    id int PRIMARY KEY, ward int NOT NULL,
    name text, born date, CONSTRAINT patients_ward_fkey FOREIGN KEY (ward) REFERENCES wards ON DELETE CASCADE,
    CONSTRAINT patients_name_check CHECK (name <> '')) WITH (fillfactor = 70);
INSERT INTO patients SELECT i, i % 9 + 1, 'p' || i FROM generate_series(1, 500) AS i;
CREATE TABLE visits (patient int REFERENCES patients ON DELETE CASCADE);
INSERT INTO visits SELECT id FROM patients LIMIT 100;
CREATE INDEX patients_name_idx ON patients (lower(name)) WHERE name IS NOT NULL;
CREATE VIEW nurses_view AS SELECT id, name FROM patients WHERE ward = 1;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER patients_touch BEFORE UPDATE ON patients FOR EACH ROW EXECUTE FUNCTION touch();
CREATE POLICY ward_one ON patients FOR SELECT USING (ward = 1); ALTER TABLE patients ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE patients IS 'people'; COMMENT ON COLUMN patients.name IS 'whole';
COMMENT ON CONSTRAINT patients_ward_fkey ON patients IS 'where';
ALTER TABLE patients ALTER COLUMN ward SET STATISTICS 500; GRANT SELECT ON patients TO PUBLIC;
CREATE STATISTICS patients_pair (mcv) ON ward, (lower(name)) FROM patients; ALTER STATISTICS patients_pair SET STATISTICS 50;
COMMENT ON STATISTICS patients_pair IS '100 % of them'; CREATE SCHEMA counted; CREATE STATISTICS counted."Odd one" ON id, ward FROM patients;
==> hash, with a foreign key that points at it
CALL suture.partition_table('patients', by => 'hash', columns => ARRAY['id'], partitions => '3');
==> plain
CREATE TABLE new (LIKE patients INCLUDING ALL EXCLUDING INDEXES EXCLUDING STATISTICS) PARTITION BY HASH (id);
CREATE TABLE patients_0 PARTITION OF new FOR VALUES WITH (MODULUS 3, REMAINDER 0) WITH (fillfactor = 70);
CREATE TABLE patients_1 PARTITION OF new FOR VALUES WITH (MODULUS 3, REMAINDER 1) WITH (fillfactor = 70);
CREATE TABLE patients_2 PARTITION OF new FOR VALUES WITH (MODULUS 3, REMAINDER 2) WITH (fillfactor = 70);
INSERT INTO new SELECT * FROM patients;
ALTER TABLE visits DROP CONSTRAINT visits_patient_fkey; DROP VIEW nurses_view; DROP TABLE patients;
ALTER TABLE new RENAME TO patients;
ALTER TABLE patients ADD PRIMARY KEY (id);
ALTER TABLE patients ADD CONSTRAINT patients_ward_fkey FOREIGN KEY (ward) REFERENCES wards ON DELETE CASCADE;
ALTER TABLE visits ADD FOREIGN KEY (patient) REFERENCES patients ON DELETE CASCADE;
CREATE INDEX patients_name_idx ON patients (lower(name)) WHERE name IS NOT NULL;
CREATE VIEW nurses_view AS SELECT id, name FROM patients WHERE ward = 1;
CREATE TRIGGER patients_touch BEFORE UPDATE ON patients FOR EACH ROW EXECUTE FUNCTION touch();
CREATE POLICY ward_one ON patients FOR SELECT USING (ward = 1); ALTER TABLE patients ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE patients IS 'people'; COMMENT ON COLUMN patients.name IS 'whole';
COMMENT ON CONSTRAINT patients_ward_fkey ON patients IS 'where';
ALTER TABLE patients ALTER COLUMN ward SET STATISTICS 500; GRANT SELECT ON patients TO PUBLIC;
DO $$ DECLARE part text; BEGIN FOREACH part IN ARRAY '{patients,patients_0,patients_1,patients_2}'::text[] LOOP
    EXECUTE format('CREATE STATISTICS %1$s_pair (mcv) ON ward, (lower(name)) FROM %1$s; ALTER STATISTICS %1$s_pair SET STATISTICS 50;
        COMMENT ON STATISTICS %1$s_pair IS ''100 %% of them''; CREATE STATISTICS counted.%2$I ON id, ward FROM %1$s', part,
        CASE WHEN part = 'patients' THEN 'Odd one' ELSE part || '_Odd one' END);
END LOOP; END $$;
----
CREATE TABLE audit_log (id bigserial PRIMARY KEY, created_at timestamptz, entry text, CONSTRAINT once UNIQUE (entry));
INSERT INTO audit_log (created_at, entry) SELECT date_trunc('month', now()) - i * interval '1 day', 'e' || i FROM generate_series(1, 300) AS i;
==> range by time
CALL suture.partition_table('audit_log', by => 'range', columns => ARRAY['created_at'], every => 'quarter', ahead => '1',
    primary_key => ARRAY['id', 'created_at'], "drop" => ARRAY['once']);
==> plain
CREATE TABLE new (LIKE audit_log INCLUDING DEFAULTS, PRIMARY KEY (id, created_at)) PARTITION BY RANGE (created_at);
CREATE TABLE audit_log_default PARTITION OF new DEFAULT;
SET timezone = 'UTC';
DO $$ DECLARE at timestamptz; BEGIN
  FOR at IN SELECT generate_series(date_trunc('quarter', min(created_at)), date_trunc('quarter', now()) + interval '3 months', '3 months') FROM audit_log LOOP
    EXECUTE format('CREATE TABLE audit_log_%s PARTITION OF new FOR VALUES FROM (%L) TO (%L)', to_char(at, 'YYYY"_q"Q'), at, at + interval '3 months');
  END LOOP; END $$;
ALTER TABLE new ALTER COLUMN created_at SET NOT NULL;
INSERT INTO new SELECT * FROM audit_log;
ALTER SEQUENCE audit_log_id_seq OWNED BY new.id; DROP TABLE audit_log; ALTER TABLE new RENAME TO audit_log;
ALTER INDEX new_pkey RENAME TO audit_log_pkey;
----
CREATE TABLE orders (region text NOT NULL, id int NOT NULL, total int DEFAULT 0, UNIQUE (id, region));
INSERT INTO orders SELECT CASE i % 3 WHEN 0 THEN 'de' WHEN 1 THEN 'us' ELSE 'jp' END, i, i FROM generate_series(1, 900) AS i;
CREATE INDEX orders_total_idx ON orders (total DESC); ALTER TABLE orders CLUSTER ON orders_total_idx;
ALTER TABLE orders REPLICA IDENTITY FULL;
==> list
CALL suture.partition_table('orders', by => 'list', columns => ARRAY['region'], parts => ARRAY[['eu', 'de', 'fr'], ['us', 'us']]);
==> plain
CREATE TABLE new (LIKE orders INCLUDING ALL EXCLUDING INDEXES) PARTITION BY LIST (region);
CREATE TABLE orders_eu PARTITION OF new FOR VALUES IN ('de', 'fr');
CREATE TABLE orders_us PARTITION OF new FOR VALUES IN ('us');
CREATE TABLE orders_default PARTITION OF new DEFAULT;
INSERT INTO new SELECT * FROM orders; DROP TABLE orders; ALTER TABLE new RENAME TO orders;
ALTER TABLE orders ADD UNIQUE (id, region); CREATE INDEX orders_total_idx ON orders (total DESC);
ALTER TABLE orders REPLICA IDENTITY FULL; ALTER TABLE orders_eu REPLICA IDENTITY FULL;
ALTER TABLE orders_us REPLICA IDENTITY FULL; ALTER TABLE orders_default REPLICA IDENTITY FULL;
----
CREATE ROLE writer; CREATE TABLE readings (id bigint GENERATED ALWAYS AS IDENTITY, value int, PRIMARY KEY (id));
INSERT INTO readings (value) SELECT generate_series(1, 100); GRANT INSERT ON readings TO writer;
==> ranges by number, and an identity that only later servers have there
CALL suture.partition_table('readings', by => 'range', columns => ARRAY['id'], parts => ARRAY[['old', '', '50'], ['new', '50', '']], "default" => 'no');
----
CREATE TABLE authors (id int PRIMARY KEY); INSERT INTO authors SELECT generate_series(1, 9);
CREATE TABLE entries (id bigserial PRIMARY KEY, at date, author int CONSTRAINT entries_author REFERENCES authors ON DELETE CASCADE,
    entry text DEFAULT 'x', long int GENERATED ALWAYS AS (length(entry)) STORED, CONSTRAINT said CHECK (entry <> ''),
    CONSTRAINT once UNIQUE (entry)) WITH (fillfactor = 70);
INSERT INTO entries (at, author, entry) SELECT date '2024-01-01' + i, i % 9 + 1, 'e' || i FROM generate_series(1, 300) AS i;
CREATE INDEX entries_entry_idx ON entries (lower(entry)) WHERE entry IS NOT NULL; CREATE INDEX by_author ON entries (author);
CREATE VIEW first_author AS SELECT id, entry FROM entries WHERE author = 1;
CREATE FUNCTION touch_entry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER entries_touch BEFORE UPDATE ON entries FOR EACH ROW EXECUTE FUNCTION touch_entry();
CREATE TRIGGER entries_emptied AFTER TRUNCATE ON entries EXECUTE FUNCTION touch_entry();
ALTER TABLE entries DISABLE TRIGGER entries_emptied;
CREATE POLICY author_one ON entries FOR SELECT USING (author = 1); ALTER TABLE entries ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE entries IS 'all'; COMMENT ON COLUMN entries.entry IS 'whole'; COMMENT ON CONSTRAINT entries_pkey ON entries IS 'key';
COMMENT ON CONSTRAINT entries_author ON entries IS 'who'; COMMENT ON TRIGGER entries_touch ON entries IS 'touch';
ALTER TABLE entries ALTER COLUMN author SET STATISTICS 500; GRANT SELECT ON entries TO PUBLIC;
CREATE STATISTICS told ON author, entry FROM entries; COMMENT ON STATISTICS told IS 'who says what';
==> kept, with a wider key and all that hangs on a table
CALL suture.partition_table('entries', by => 'range', columns => ARRAY['at'], existing => 'keep',
    parts => ARRAY[['old', '', '2025-01-01'], ['2025', '2025-01-01', '2026-01-01']], primary_key => ARRAY['id', 'at'], "drop" => ARRAY['once']);
==> plain
CREATE TABLE new (LIKE entries INCLUDING ALL EXCLUDING INDEXES EXCLUDING STATISTICS) PARTITION BY RANGE (at);
CREATE TABLE entries_2025 PARTITION OF new FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') WITH (fillfactor = 70);
CREATE TABLE entries_default PARTITION OF new DEFAULT WITH (fillfactor = 70);
DROP TRIGGER entries_touch ON entries; DROP TRIGGER entries_emptied ON entries;
ALTER TABLE entries DROP CONSTRAINT entries_pkey; ALTER TABLE entries RENAME TO entries_old;
ALTER TABLE entries_old ADD PRIMARY KEY (id, at);
ALTER TABLE entries_old RENAME CONSTRAINT once TO entries_old_once;
ALTER INDEX entries_entry_idx RENAME TO entries_old_entry_idx; ALTER INDEX by_author RENAME TO entries_old_by_author;
ALTER TABLE new RENAME TO entries; ALTER TABLE entries ADD PRIMARY KEY (id, at);
CREATE INDEX entries_entry_idx ON entries (lower(entry)) WHERE entry IS NOT NULL; CREATE INDEX by_author ON entries (author);
ALTER TABLE entries ADD CONSTRAINT entries_author FOREIGN KEY (author) REFERENCES authors ON DELETE CASCADE;
ALTER TABLE entries ATTACH PARTITION entries_old FOR VALUES FROM (MINVALUE) TO ('2025-01-01');
ALTER SEQUENCE entries_id_seq OWNED BY entries.id;
CREATE OR REPLACE VIEW first_author AS SELECT id, entry FROM entries WHERE author = 1;
CREATE TRIGGER entries_touch BEFORE UPDATE ON entries FOR EACH ROW EXECUTE FUNCTION touch_entry();
CREATE TRIGGER entries_emptied AFTER TRUNCATE ON entries EXECUTE FUNCTION touch_entry();
ALTER TABLE entries DISABLE TRIGGER entries_emptied;
CREATE POLICY author_one ON entries FOR SELECT USING (author = 1); ALTER TABLE entries ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE entries IS 'all'; COMMENT ON CONSTRAINT entries_pkey ON entries IS 'key';
COMMENT ON CONSTRAINT entries_author ON entries IS 'who'; COMMENT ON TRIGGER entries_touch ON entries IS 'touch';
ALTER TABLE entries ALTER COLUMN author SET STATISTICS 500; GRANT SELECT ON entries TO PUBLIC;
ALTER STATISTICS told RENAME TO entries_old_told; CREATE STATISTICS told ON author, entry FROM entries;
CREATE STATISTICS entries_2025_told ON author, entry FROM entries_2025; CREATE STATISTICS entries_default_told ON author, entry FROM entries_default;
COMMENT ON STATISTICS told IS 'who says what'; COMMENT ON STATISTICS entries_2025_told IS 'who says what'; COMMENT ON STATISTICS entries_default_told IS 'who says what';
----
CREATE TABLE counts (id bigint PRIMARY KEY, value int); INSERT INTO counts SELECT i, i FROM generate_series(1, 100) AS i;
==> kept, between bounds of the key there is, without a default
CALL suture.partition_table('counts', by => 'range', columns => ARRAY['id'], existing => 'keep', "default" => 'no',
    parts => ARRAY[['low', '0', '1000'], ['high', '1000', '']]);
