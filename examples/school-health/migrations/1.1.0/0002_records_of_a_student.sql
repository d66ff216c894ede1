-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: a student's records are found in the order of time
-- justification: the nurse's first page reads the whole table
-- ticket: SCHOOL-102
-- ---
CREATE INDEX health_records_student_idx ON health_records (student_id, recorded_at);

-- suture:down
DROP INDEX health_records_student_idx;

-- suture:verify the index can be used
SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('health_records_student_idx');
