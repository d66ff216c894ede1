-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: a health record says when it was taken
-- justification: what has no time cannot be put in order
-- ticket: SCHOOL-104
-- ---
ALTER TABLE health_records ALTER COLUMN recorded_at SET NOT NULL;

-- suture:down
ALTER TABLE health_records ALTER COLUMN recorded_at DROP NOT NULL;

-- suture:verify no record is without its time
SELECT attnotnull FROM pg_attribute
WHERE attrelid = to_regclass('health_records') AND attname = 'recorded_at';
