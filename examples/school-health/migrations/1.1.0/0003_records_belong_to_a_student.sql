-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: a health record is of a student who exists
-- justification: a record of nobody cannot be disclosed, corrected or deleted on request
-- ticket: SCHOOL-103
-- depends: 0002_records_of_a_student
-- ---
-- suture:precondition every record is of a student who exists
SELECT NOT EXISTS (
    SELECT FROM health_records r WHERE NOT EXISTS (SELECT FROM students s WHERE s.id = r.student_id)
);

-- suture:up
ALTER TABLE health_records
    ADD CONSTRAINT health_records_student_fk FOREIGN KEY (student_id) REFERENCES students (id);

-- suture:down
ALTER TABLE health_records DROP CONSTRAINT health_records_student_fk;

-- suture:verify the foreign key holds for old rows too
SELECT convalidated FROM pg_constraint
WHERE conname = 'health_records_student_fk' AND conrelid = to_regclass('health_records');
