-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE patients (
    id bigint PRIMARY KEY,
    number text NOT NULL,
    name text NOT NULL,
    born date,
    phone text,
    ward text REFERENCES wards,
    settings jsonb NOT NULL
);

CREATE TABLE vital_signs (
    id bigint PRIMARY KEY,
    patient bigint NOT NULL,
    taken_on date NOT NULL,
    celsius numeric(4, 1),
    kilograms numeric(5, 1),
    pulse integer
);

CREATE INDEX vital_signs_patient_idx ON vital_signs (patient);
