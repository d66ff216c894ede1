-- SPDX-License-Identifier: Apache-2.0
-- What is true when the migrations have run.
SELECT (SELECT count(DISTINCT (server_id, resource_type, fhir_id)) FROM validation_results_legacy) = (SELECT count(DISTINCT (server_id, resource_type, fhir_id)) FROM validation_results_per_aspect);
SELECT count(*) = 0 FROM (SELECT DISTINCT ON (server_id, resource_type, fhir_id) * FROM validation_results_legacy ORDER BY server_id, resource_type, fhir_id, validated_at DESC, id DESC) AS l CROSS JOIN LATERAL jsonb_each(l.results) AS i(aspect, result) FULL JOIN validation_results_per_aspect AS p USING (server_id, resource_type, fhir_id, aspect) WHERE (i.result ->> 'valid')::boolean IS DISTINCT FROM p.valid OR l.validated_at IS DISTINCT FROM p.validated_at;
SELECT (SELECT sum(messages) FROM validation_results_per_aspect) = (SELECT count(*) FROM validation_messages);
SELECT count(*) BETWEEN 1 AND 10 FROM validation_message_groups;
SELECT count(*) = 0 FROM pg_trigger WHERE tgrelid = 'validation_results_legacy'::regclass;
SELECT count(*) = 0 FROM pg_class WHERE relname LIKE 'suture\_%' AND relnamespace = 'public'::regnamespace;
SELECT count(*) = 200 FROM validation_settings AS o JOIN validation_settings_per_aspect AS n USING (server_id) WHERE n.settings #> '{aspects,structural,enabled}' = o.settings #> '{structural,enabled}' AND n.settings #> '{aspects,profile,strict}' = o.settings #> '{profile,strict}' AND NOT n.settings ? 'cacheTotals' AND n.settings -> 'timeoutMs' = '30000';
