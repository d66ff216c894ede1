-- SPDX-License-Identifier: Apache-2.0
-- What is true when the migrations have run.
SELECT count(*) = 0 FROM audit_log WHERE hash IS NOT NULL AND (action LIKE 'fhir.patient.%') <> (data_classification = 'PHI');
SELECT count(*) = 0 FROM audit_log WHERE data_classification IS NULL OR hash_algorithm IS NULL OR event_version IS NULL OR retention_policy IS NULL;
SELECT count(*) = 1 FROM config_change_event WHERE new_version = '2.0.0';
SELECT relkind = 'p' FROM pg_class WHERE oid = 'audit_log'::regclass;
SELECT count(*) >= 30000 AND count(DISTINCT tableoid) >= 10 FROM audit_log;
SELECT count(*) = 0 FROM ONLY audit_log;
