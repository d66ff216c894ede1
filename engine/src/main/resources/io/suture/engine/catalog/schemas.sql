-- SPDX-License-Identifier: Apache-2.0
-- One row a schema in scope, those of extensions too: what lies in them need not be the extension's.
SELECT n.oid,
       n.nspname AS name,
       pg_get_userbyid(n.nspowner) AS owner,
       n.nspacl::text[] AS acl,
       acldefault('n', n.nspowner)::text[] AS acl_default,
       obj_description(n.oid, 'pg_namespace') AS comment,
       EXISTS (SELECT FROM pg_depend e
               WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e') AS of_extension
FROM pg_namespace n
WHERE n.nspname NOT LIKE 'pg\_%'
  AND n.nspname <> 'information_schema'
  AND (?::text[] IS NULL OR n.nspname = ANY (?::text[]))
  AND n.nspname <> ALL (?::text[])
