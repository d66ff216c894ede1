-- SPDX-License-Identifier: Apache-2.0
-- As teams usually write it: one transaction around an index built CONCURRENTLY, which PostgreSQL refuses, and defaults that leave
-- nothing for the UPDATE to find, so that no record of a patient would ever be classified.
-- ---
-- description: audit records say how they are classified and kept
-- justification: HIPAA 164.312(b), GDPR Article 30
-- ---
BEGIN;

-- 1: what a record must say
ALTER TABLE audit_log
    ADD COLUMN IF NOT EXISTS hash_algorithm varchar(50) DEFAULT 'SHA-256',
    ADD COLUMN IF NOT EXISTS event_version varchar(20) DEFAULT '1.0',
    ADD COLUMN IF NOT EXISTS correlation_id varchar(255),
    ADD COLUMN IF NOT EXISTS data_classification varchar(20) DEFAULT 'INTERNAL',
    ADD COLUMN IF NOT EXISTS retention_policy varchar(50) DEFAULT 'standard',
    ADD COLUMN IF NOT EXISTS processing_latency integer,
    ADD COLUMN IF NOT EXISTS archived_at timestamptz;

-- 2: records that were there
UPDATE audit_log
SET hash_algorithm = 'SHA-256',
    event_version = '1.0',
    data_classification = CASE
        WHEN action LIKE 'fhir.patient.%' THEN 'PHI'
        WHEN action LIKE 'auth.%' THEN 'INTERNAL'
        ELSE 'INTERNAL'
    END,
    retention_policy = 'standard'
WHERE hash_algorithm IS NULL;

-- 3: what is searched for
CREATE INDEX CONCURRENTLY IF NOT EXISTS audit_log_correlation_id_idx ON audit_log (correlation_id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS audit_log_data_classification_idx ON audit_log (data_classification);
CREATE INDEX CONCURRENTLY IF NOT EXISTS audit_log_retention_policy_idx ON audit_log (retention_policy);

-- 4: the four classifications
ALTER TABLE audit_log
    ADD CONSTRAINT audit_log_data_classification_check
    CHECK (data_classification IN ('PUBLIC', 'INTERNAL', 'CONFIDENTIAL', 'PHI'));

-- 5: said where changes of settings are kept
INSERT INTO config_change_event
    ("timestamp", field, previous_value, new_value, changed_by, environment, previous_version, new_version)
VALUES
    (now(), 'audit_log_schema', 'basic_audit', 'compliance_enhanced', 'migration_system', 'production', '1.9.0', '2.0.0');

COMMIT;

-- suture:down
ALTER TABLE audit_log
    DROP CONSTRAINT audit_log_data_classification_check,
    DROP COLUMN hash_algorithm,
    DROP COLUMN event_version,
    DROP COLUMN correlation_id,
    DROP COLUMN data_classification,
    DROP COLUMN retention_policy,
    DROP COLUMN processing_latency,
    DROP COLUMN archived_at;
DELETE FROM config_change_event WHERE field = 'audit_log_schema' AND new_version = '2.0.0';
