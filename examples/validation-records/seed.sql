-- SPDX-License-Identifier: Apache-2.0
-- The same rows every time, each made from its number. `SET example.rows = 10000` before it makes fewer. Every tenth resource was validated twice.

INSERT INTO validation_results_legacy (server_id, resource_type, fhir_id, results, cached_total, validated_at)
SELECT 1 + m % 3, (ARRAY['Patient', 'Observation', 'Encounter'])[1 + m % 3], m::text,
       jsonb_build_object(
           'structural', jsonb_build_object('valid', n % 4 <> 0, 'messages', CASE WHEN n % 4 = 0 THEN
               jsonb_build_array(jsonb_build_object('severity', 'Error', 'code', 'required', 'path', 'name[' || n % 5 || '].family'))
               ELSE '[]' END),
           'profile', jsonb_build_object('valid', n % 7 <> 0, 'messages', CASE WHEN n % 7 = 0 THEN
               jsonb_build_array(jsonb_build_object('severity', 'warning', 'code', 'slice', 'path', 'identifier[' || n % 3 || ']'),
                                 jsonb_build_object('severity', 'WARNING ', 'code', 'slice', 'path', 'identifier[0]'))
               ELSE '[]' END),
           'terminology', jsonb_build_object('valid', true, 'messages', '[]'::jsonb)),
       n % 3, timestamptz '2026-01-01 00:00:00+00' + n * interval '20 seconds'
FROM generate_series(1, coalesce(nullif(current_setting('example.rows', true), ''), '100000')::bigint) AS n, LATERAL (SELECT n - n % 10 / 9) AS resource(m);

ANALYZE validation_results_legacy;

INSERT INTO validation_settings (server_id, settings)
SELECT n, jsonb_build_object('structural', jsonb_build_object('enabled', n % 2 = 0), 'profile', jsonb_build_object('enabled', true, 'strict', n % 3 = 0),
                             'timeoutMs', 1000 * n) || CASE WHEN n % 4 = 0 THEN '{"cacheTotals": true}' ELSE '{}' END::jsonb
FROM generate_series(1, 200) AS n;
