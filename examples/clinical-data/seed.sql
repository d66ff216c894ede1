-- SPDX-License-Identifier: Apache-2.0
-- The same rows every time, each made from its number. `SET example.rows = 10000` before it makes fewer. Every tenth patient was registered
-- twice, every fiftieth measurement is of nobody, and of a thousand rows a few are as no rule allows.

INSERT INTO wards VALUES ('ICU', 'Intensive care'), ('ER', 'Emergency room'), ('W1', 'Ward 1');

INSERT INTO legacy_patients (number, name, born, phone, ward, settings, updated_at)
SELECT CASE WHEN n % 1000 = 500 THEN '?' || n ELSE 'P' || lpad((n - n % 10 / 9)::text, 9, '0') END,
       '  Patient ' || n || ' ',
       to_char(date '1930-01-01' + (n % 30000)::integer, CASE WHEN n % 2 = 0 THEN 'DD.MM.YYYY' ELSE 'YYYY-MM-DD' END),
       CASE WHEN n % 10 = 9 THEN NULL ELSE '030 / ' || 1000000 + n END,
       (ARRAY['ICU', 'ER', 'W1', NULL])[1 + n % 4],
       jsonb_build_object('reminders', jsonb_build_object('enabled', n % 2 = 0)),
       timestamptz '2026-01-01 00:00:00+00' + n * interval '1 second'
FROM generate_series(1, coalesce(nullif(current_setting('example.rows', true), ''), '100000')::bigint) AS n;

UPDATE legacy_patients SET ward = 'CLOSED' WHERE id % 1000 = 250;

INSERT INTO legacy_vitals (patient, taken_on, temperature, weight, pulse)
SELECT CASE WHEN n % 50 = 0 THEN n + 1000000000 ELSE n END,
       to_char(date '2026-01-01' + (n % 300)::integer, CASE WHEN n % 3 = 0 THEN 'MM/DD/YYYY' ELSE 'YYYY-MM-DD' END),
       CASE WHEN n % 1000 = 1 THEN '986' ELSE (97 + n % 40 / 10.0)::numeric(5, 2)::text END,
       CASE WHEN n % 1000 = 3 THEN '9999,0' ELSE replace((40 + n % 800 / 10.0)::numeric(5, 1)::text, '.', ',') END,
       CASE WHEN n % 1000 = 2 THEN -1 ELSE 50 + n % 70 END
FROM generate_series(1, coalesce(nullif(current_setting('example.rows', true), ''), '100000')::bigint) AS n;

ANALYZE legacy_patients, legacy_vitals;
