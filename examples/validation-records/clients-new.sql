-- SPDX-License-Identifier: Apache-2.0
\set n random(1, 10000)
SELECT aspect, valid FROM validation_results_per_aspect WHERE fhir_id = (:n)::text AND server_id = 1 AND resource_type = 'Patient';
SELECT g.code, count(*) FROM validation_message_groups AS g JOIN validation_messages AS m USING (signature) WHERE m.server_id = 2 AND m.resource_type = 'Observation' AND m.fhir_id = (:n)::text GROUP BY g.code;
SELECT settings #> '{aspects,structural,enabled}' FROM validation_settings_per_aspect WHERE server_id = 1 + :n % 200;
