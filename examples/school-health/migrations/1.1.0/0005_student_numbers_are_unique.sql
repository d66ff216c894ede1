-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: two students never share a number
-- justification: records were found under the wrong child
-- ticket: SCHOOL-105
-- ---
ALTER TABLE students ADD CONSTRAINT students_number_key UNIQUE (student_number);

-- suture:down
ALTER TABLE students DROP CONSTRAINT students_number_key;

-- suture:verify student numbers are unique
SELECT EXISTS (SELECT FROM pg_constraint WHERE conname = 'students_number_key' AND contype = 'u');
