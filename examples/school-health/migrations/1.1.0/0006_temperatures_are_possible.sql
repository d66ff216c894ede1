-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: a temperature is one a living person can have
-- justification: readings in Fahrenheit were taken for fever
-- ticket: SCHOOL-106
-- ---
ALTER TABLE health_records
    ADD CONSTRAINT health_records_temperature_check CHECK (temperature BETWEEN 30 AND 45);

-- suture:down
ALTER TABLE health_records DROP CONSTRAINT health_records_temperature_check;

-- suture:verify the check holds for old rows too
SELECT convalidated FROM pg_constraint
WHERE conname = 'health_records_temperature_check' AND conrelid = to_regclass('health_records');
