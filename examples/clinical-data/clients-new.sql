-- SPDX-License-Identifier: Apache-2.0
\set n random(1, 10000)
SELECT celsius, kilograms FROM vital_signs WHERE patient = :n;
SELECT name, born FROM patients WHERE id = :n;
