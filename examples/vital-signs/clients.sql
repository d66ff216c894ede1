-- SPDX-License-Identifier: Apache-2.0
\set n random(1, 10000)
SELECT name, ward FROM patients WHERE id = md5(:n::text)::uuid;
UPDATE patients SET seen_at = now() WHERE id = md5(:n::text)::uuid;
INSERT INTO patients (id, name, ward) VALUES (gen_random_uuid(), 'somebody', 'ward ' || :n % 12);
