-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE legacy_vitals VALIDATE CONSTRAINT legacy_vitals_patient_fkey;
