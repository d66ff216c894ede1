-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: consents of parents are kept beside the records they are about
-- justification: treatment and disclosure need a consent that can be shown
-- ticket: SCHOOL-107
-- phi: true
-- ---
-- suture:precondition table consents must not exist

-- suture:up
CREATE TABLE consents (
    id bigint PRIMARY KEY,
    student_id bigint NOT NULL REFERENCES students (id),
    kind text NOT NULL CHECK (kind IN ('treatment', 'medication', 'disclosure')),
    granted boolean NOT NULL,
    granted_by text NOT NULL,
    granted_at timestamptz NOT NULL,
    withdrawn_at timestamptz
);

CREATE INDEX consents_student_id_idx ON consents (student_id);

-- suture:down
DROP TABLE consents;

-- suture:verify table consents must exist
