-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: a health record names the nurse who signed it
-- justification: an entry nobody signed cannot be relied on in an audit
-- ticket: SCHOOL-101
-- phi: [health_records.signed_by]
-- ---
ALTER TABLE health_records ADD COLUMN signed_by text;

-- suture:down
ALTER TABLE health_records DROP COLUMN signed_by;

-- suture:verify column health_records.signed_by must exist
