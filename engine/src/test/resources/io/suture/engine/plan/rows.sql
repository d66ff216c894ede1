CREATE TABLE visits (id int PRIMARY KEY, ward text NOT NULL, findings jsonb NOT NULL, note text);
INSERT INTO visits SELECT i, 'w' || i % 7, jsonb_build_object('pulse', i % 100, 'weight', i % 90), 'x' FROM generate_series(1, 500) AS i;
CREATE TABLE wards (name text PRIMARY KEY);
CREATE TABLE findings (visit int, kind text, value numeric(6, 2) NOT NULL, ward text REFERENCES wards, PRIMARY KEY (visit, kind));
==> one table into two, of which one refers to the other
CALL suture.move_rows('visits', key => ARRAY['id'], "where" => 'id > 10', "into" => ARRAY[
    ['table', 'wards'], ['key', 'name'], ['column', 'name', 'ward'], ['rows', 'SHARED'],
    ['table', 'findings'], ['key', 'visit', 'kind'], ['each', 'jsonb_each_text(src.findings) AS item(kind, value)'],
    ['where', 'item.value <> ''0'''], ['column', 'visit', 'id'], ['column', 'kind', 'item.kind'],
    ['column', 'value', 'item.value::numeric'], ['column', 'ward', 'ward']])
==> by hand
INSERT INTO wards SELECT DISTINCT ward FROM visits WHERE id > 10;
INSERT INTO findings SELECT id, kind, value::numeric, ward FROM visits, jsonb_each_text(findings) AS item(kind, value) WHERE id > 10 AND value <> '0';
==> the same
SELECT md5(string_agg(f::text, '' ORDER BY visit, kind)) || (SELECT count(*) FROM wards) FROM findings AS f
==> back
SELECT count(*) = 0 FROM findings
----
CREATE TABLE visits (id int PRIMARY KEY, note text);
INSERT INTO visits SELECT i, 'x' || i FROM generate_series(1, 500) AS i;
CREATE TABLE notes (visit int PRIMARY KEY, note text);
INSERT INTO notes VALUES (-1, 'theirs');
==> one table into one that others use
CALL suture.move_rows('visits', key => ARRAY['id'], "into" => ARRAY[
    ['table', 'notes'], ['key', 'visit'], ['column', 'visit', 'id'], ['column', 'note', 'note'], ['rows', 'BESIDES']])
==> by hand
INSERT INTO notes SELECT id, note FROM visits;
==> the same
SELECT md5(string_agg(n::text, '' ORDER BY visit)) FROM notes AS n
==> back
SELECT count(*) = 1 FROM notes
----
CREATE TABLE patients (id int PRIMARY KEY, phone text, seen int);
INSERT INTO patients SELECT i, CASE WHEN i % 3 = 0 THEN ' 0' || i || ' ' ELSE '0' || i END, i FROM generate_series(1, 500) AS i;
==> columns where they are
CALL suture.change_rows('patients', "where" => 'seen > 20', columns => ARRAY[['phone', 'btrim(src.phone)']])
==> by hand
UPDATE patients SET phone = btrim(phone) WHERE seen > 20;
==> the same
SELECT md5(string_agg(p::text, '' ORDER BY id)) FROM patients AS p
==> back
SELECT true
----
CREATE TABLE patients (id int PRIMARY KEY, number text NOT NULL, phone text, changed int NOT NULL);
CREATE INDEX ON patients (number);
CREATE TABLE stays (id int PRIMARY KEY, patient int NOT NULL REFERENCES patients, days int);
CREATE INDEX ON stays (patient);
INSERT INTO patients SELECT i, 'n' || i % 400, CASE WHEN i > 400 THEN 'p' || i END, i FROM generate_series(1, 500) AS i;
INSERT INTO stays SELECT i, i % 500 + 1, i % 9 FROM generate_series(1, 1000) AS i;
==> rows that are one
CALL suture.merge_rows('patients', "by" => ARRAY['number'], keep => 'changed', "columns" => ARRAY[['phone', 'first']])
==> by hand
UPDATE stays SET patient = patient - 400 WHERE patient > 400;
UPDATE patients AS p SET phone = other.phone FROM patients AS other WHERE other.id = p.id + 400;
DELETE FROM patients WHERE id > 400;
==> the same
SELECT md5(string_agg(p::text, '' ORDER BY id)) || (SELECT md5(string_agg(s::text, '' ORDER BY id)) FROM stays AS s) FROM patients AS p
==> back
SELECT (SELECT count(*) = 500 AND count(*) FILTER (WHERE phone IS NULL) = 400 FROM patients) AND (SELECT count(*) = 1000 AND bool_and(patient = id % 500 + 1) FROM stays)
----
CREATE TABLE patients (id int PRIMARY KEY);
INSERT INTO patients SELECT i FROM generate_series(1, 300) AS i;
CREATE TABLE stays (id int PRIMARY KEY, patient int, days int);
INSERT INTO stays SELECT i, i, i % 9 FROM generate_series(1, 500) AS i;
ALTER TABLE stays ADD CONSTRAINT stay_of_patient FOREIGN KEY (patient) REFERENCES patients NOT VALID;
==> rows whose reference has no row
CALL suture.clear_orphans('stays', "of" => ARRAY['patient'], "then" => 'DELETE')
==> by hand
DELETE FROM stays WHERE patient > 300;
==> the same
SELECT md5(string_agg(s::text, '' ORDER BY id)) FROM stays AS s
==> back
SELECT count(*) = 500 AND bool_and(patient = id) FROM stays
