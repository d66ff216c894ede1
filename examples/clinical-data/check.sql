-- SPDX-License-Identifier: Apache-2.0
-- What is true when the migrations have run.
SELECT count(*) = 0 FROM (SELECT FROM legacy_patients GROUP BY number HAVING count(*) > 1) AS twice;
SELECT count(*) > 0 FROM legacy_patients_merged WHERE suture_what = 'merged';
SELECT count(*) = 0 FROM legacy_patients_merged WHERE suture_what = 'merged' AND suture_into_1 NOT IN (SELECT id FROM legacy_patients);
SELECT count(*) = 0 FROM legacy_patients WHERE phone IS NULL AND id % 10 = 9;
SELECT convalidated FROM pg_constraint WHERE conname = 'legacy_vitals_patient_fkey';
SELECT count(*) > 0 FROM legacy_vitals_rejected WHERE suture_rule = 'no-legacy-patients';
SELECT (SELECT count(*) FROM legacy_patients) = (SELECT count(*) FROM patients) + (SELECT count(DISTINCT id) FROM patients_rejected);
SELECT count(*) > 0 FROM patients_rejected WHERE suture_rule = 'number-of-a-patient';
SELECT count(*) = 0 FROM patients WHERE ward = 'CLOSED' OR phone NOT LIKE '+49%' OR name <> btrim(name) OR born IS NULL OR NOT settings @? '$.aspects.reminders.enabled';
SELECT (SELECT count(*) FROM legacy_vitals) = (SELECT count(*) FROM vital_signs) + (SELECT count(DISTINCT id) FROM vital_signs_rejected);
SELECT count(*) > 0 FROM vital_signs_rejected WHERE suture_rule = 'possible-weight';
SELECT count(*) = 0 FROM vital_signs WHERE celsius NOT BETWEEN 30 AND 45 OR pulse < 0;
SELECT count(*) > 0 FROM vital_signs WHERE celsius IS NULL;
SELECT count(*) = 0 FROM legacy_vitals AS l JOIN vital_signs AS v USING (id) WHERE v.kilograms <> replace(l.weight, ',', '.')::numeric;
SELECT count(*) = 0 FROM pg_trigger WHERE tgrelid IN ('legacy_patients'::regclass, 'legacy_vitals'::regclass) AND NOT tgisinternal;
SELECT count(*) = 0 FROM pg_class WHERE relname LIKE 'suture\_%' AND relnamespace = 'public'::regnamespace;
