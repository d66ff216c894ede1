-- SPDX-License-Identifier: Apache-2.0
-- The same rows every time, each made from its number: no randomness, no clock. About four seconds for the million.
-- `SET school.records = 10000` before it makes a smaller school; there is one student, and one medication, for every 50 records.

INSERT INTO students (id, student_number, first_name, last_name, grade, created_at)
SELECT n,
       'S' || lpad(n::text, 7, '0'),
       (ARRAY['Ada', 'Ben', 'Chloe', 'Dimitri', 'Elif', 'Femi', 'Grace', 'Hugo', 'Ines', 'Jonas'])[1 + n % 10],
       (ARRAY['Abara', 'Berger', 'Costa', 'Dubois', 'Endo', 'Fischer', 'Garcia'])[1 + n % 7],
       1 + n % 12,
       timestamptz '2018-09-01 08:00:00+00' + n * interval '1 hour'
FROM generate_series(1, coalesce(nullif(current_setting('school.records', true), ''), '1000000')::bigint / 50) AS n;

INSERT INTO medications (id, student_id, name, dose_mg, created_at)
SELECT n,
       n,
       (ARRAY['Salbutamol', 'Cetirizine', 'Ibuprofen', 'Methylphenidate', 'Insulin'])[1 + n % 5],
       5 + n % 200,
       timestamptz '2019-09-01 08:00:00+00' + n * interval '1 hour'
FROM generate_series(1, coalesce(nullif(current_setting('school.records', true), ''), '1000000')::bigint / 50) AS n;

-- 7919 is prime: neighbouring records are of students far apart, as visits are.
INSERT INTO health_records (id, student_id, kind, recorded_at, temperature, note, created_at)
SELECT n,
       1 + n * 7919 % (SELECT count(*) FROM students),
       (ARRAY['visit', 'screening', 'injury', 'allergy', 'immunization'])[1 + n % 5],
       timestamptz '2019-09-02 08:00:00+00' + n * interval '3 minutes',
       36.0 + n % 30 / 10.0,
       'record ' || n,
       timestamptz '2019-09-02 08:00:00+00' + n * interval '3 minutes'
FROM generate_series(1, coalesce(nullif(current_setting('school.records', true), ''), '1000000')::bigint) AS n;

ANALYZE students, medications, health_records;
