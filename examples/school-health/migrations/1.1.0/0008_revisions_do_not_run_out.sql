-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: revisions of a record are counted in 64 bits, as its id is
-- justification: the exchange with the clinics numbers revisions across all schools
-- ticket: SCHOOL-108
-- ---
ALTER TABLE health_records ALTER COLUMN revision TYPE bigint;

-- suture:down
ALTER TABLE health_records ALTER COLUMN revision TYPE integer;

-- suture:verify revisions are counted in 64 bits
SELECT atttypid = 'bigint'::regtype FROM pg_attribute
WHERE attrelid = to_regclass('health_records') AND attname = 'revision';
