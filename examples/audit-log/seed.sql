-- SPDX-License-Identifier: Apache-2.0
-- The same rows every time, each made from its number. `SET example.rows = 10000` before it makes a smaller log.

INSERT INTO audit_log ("timestamp", action, status, principal_id, resource_type, resource_id, details, hash)
SELECT timestamptz '2026-01-01 00:00:00+00' + n * interval '300 days'
           / coalesce(nullif(current_setting('example.rows', true), ''), '500000')::bigint,
       (ARRAY['fhir.patient.read', 'auth.login', 'fhir.patient.update', 'system.backup', 'auth.logout'])[1 + n % 5],
       CASE WHEN n % 50 = 0 THEN 'failure' ELSE 'success' END,
       'user-' || n % 400,
       CASE WHEN n % 5 IN (0, 2) THEN 'Patient' END,
       CASE WHEN n % 5 IN (0, 2) THEN 'patient-' || n % 10000 END,
       jsonb_build_object('session', n % 977),
       md5(n::text)
FROM generate_series(1, coalesce(nullif(current_setting('example.rows', true), ''), '500000')::bigint) AS n;
