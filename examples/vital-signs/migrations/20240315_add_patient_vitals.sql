-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: vital signs of a patient are kept
-- justification: they were on paper, where nobody could follow them
-- phi: [vital_signs.value, vital_signs.patient_id]
-- ---
-- suture:precondition table vital_signs must not exist
SELECT to_regclass('vital_signs') IS NULL;

-- suture:up
CREATE TABLE vital_signs (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    patient_id uuid REFERENCES patients (id),
    type varchar(50) NOT NULL,
    value numeric NOT NULL,
    unit varchar(20) NOT NULL,
    measured_at timestamptz DEFAULT now(),
    created_at timestamptz DEFAULT now(),
    updated_at timestamptz DEFAULT now()
);

-- suture:down
DROP TABLE vital_signs;

-- suture:verify the table takes a patient's values
SELECT count(*) = 8 FROM information_schema.columns WHERE table_name = 'vital_signs';
