-- SPDX-License-Identifier: Apache-2.0
\set n random(1, 10000)
INSERT INTO validation_results_legacy (server_id, resource_type, fhir_id, results) VALUES (1, 'Patient', 'new-' || :n, '{"structural": {"valid": false, "messages": [{"severity": "error", "code": "required", "path": "gender"}]}}');
UPDATE validation_results_legacy SET results = results || '{"profile": {"valid": true, "messages": []}}', validated_at = clock_timestamp() WHERE id = :n;
INSERT INTO validation_results_legacy (server_id, resource_type, fhir_id, results) SELECT server_id, resource_type, fhir_id, results - 'terminology' FROM validation_results_legacy WHERE id = :n;
DELETE FROM validation_results_legacy WHERE id = :n + 5000;
SELECT results FROM validation_results_legacy WHERE id = :n;
UPDATE validation_settings SET settings = jsonb_set(settings, '{structural,enabled}', to_jsonb(:n % 2 = 1)) WHERE server_id = 1 + :n % 200;
