-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE legacy_vitals ADD CONSTRAINT legacy_vitals_patient_fkey FOREIGN KEY (patient) REFERENCES legacy_patients NOT VALID;
