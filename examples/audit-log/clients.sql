-- SPDX-License-Identifier: Apache-2.0
-- What applications of release 1.9.0 do all the time; `pgbench -n -f clients.sql` runs it, too.
\set n random(1, 10000)
INSERT INTO audit_log (action, status, principal_id, resource_type, resource_id) VALUES ('fhir.patient.read', 'success', 'user-' || :n, 'Patient', 'patient-' || :n);
SELECT count(*) FROM audit_log WHERE id BETWEEN :n AND :n + 10;
UPDATE audit_log SET status = 'reviewed' WHERE id = :n;
