-- SPDX-License-Identifier: Apache-2.0
-- One row a trigger or rule that somebody made, and one for each part a trigger of a partitioned table has on a partition:
-- those are marked internal before PostgreSQL 15, as the triggers of constraints always are.
SELECT 't' AS kind,
       t.tgrelid AS relation,
       t.tgname AS name,
       pg_get_triggerdef(t.oid) AS definition,
       t.tgenabled AS firing,
       t.tgtype::int AS bits,
       fn.nspname AS function_schema,
       f.proname AS function_name,
       t.tgparentid <> 0 AS inherited,
       obj_description(t.oid, 'pg_trigger') AS comment
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_proc f ON f.oid = t.tgfoid
JOIN pg_namespace fn ON fn.oid = f.pronamespace
WHERE c.relnamespace = ANY (:scope)
  AND (NOT t.tgisinternal
    OR t.tgparentid <> 0
       AND NOT EXISTS (SELECT FROM pg_constraint con WHERE con.oid = t.tgconstraint AND con.contype <> 't'))
UNION ALL
SELECT 'r', r.ev_class, r.rulename, pg_get_ruledef(r.oid), r.ev_enabled, 0, NULL, NULL, false,
       obj_description(r.oid, 'pg_rewrite')
FROM pg_rewrite r
JOIN pg_class c ON c.oid = r.ev_class
WHERE c.relnamespace = ANY (:scope)
  AND r.rulename <> '_RETURN'
