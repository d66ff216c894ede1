-- SPDX-License-Identifier: Apache-2.0
\set n random(1, 10000)
INSERT INTO legacy_patients (number, name, born, phone, ward) SELECT 'N' || md5(random()::text), ' New ' || :n, '1990-01-31', '030 7654321', 'ER' WHERE :n % 20 = 0;
UPDATE legacy_patients SET phone = '030 / 7654321', updated_at = clock_timestamp() WHERE id = :n;
UPDATE legacy_patients SET settings = '{"reminders": {"enabled": true}}' WHERE id = :n + 1;
INSERT INTO legacy_vitals (patient, taken_on, temperature, weight, pulse) SELECT id, '2026-11-22', '99.1', '70,5', 72 FROM legacy_patients WHERE id = :n;
UPDATE legacy_vitals SET weight = '71,5' WHERE id = :n;
DELETE FROM legacy_vitals WHERE id = :n + 15000;
SELECT temperature FROM legacy_vitals WHERE patient = :n;
