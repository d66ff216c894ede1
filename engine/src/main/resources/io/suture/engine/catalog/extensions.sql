-- SPDX-License-Identifier: Apache-2.0
-- One row an extension somebody installed; those every new database has are left out.
SELECT e.extname AS name,
       e.extversion AS version,
       n.nspname AS schema,
       obj_description(e.oid, 'pg_extension') AS comment
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.oid >= 16384
