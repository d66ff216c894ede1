-- SPDX-License-Identifier: Apache-2.0
-- One row for each of the extended statistics. An 'e' among the kinds is PostgreSQL's own, wherever there are expressions.
SELECT s.stxrelid AS relation,
       n.nspname AS schema,
       s.stxname AS name,
       ARRAY(SELECT CASE k WHEN 'd' THEN 'NDISTINCT' WHEN 'f' THEN 'DEPENDENCIES' WHEN 'm' THEN 'MCV' END
             FROM unnest(s.stxkind) k WHERE k <> 'e') AS kinds,
       s.stxkeys::text AS columns,
       pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
       CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END AS target,
       pg_get_userbyid(s.stxowner) AS owner,
       obj_description(s.oid, 'pg_statistic_ext') AS comment
FROM pg_statistic_ext s
JOIN pg_class c ON c.oid = s.stxrelid
JOIN pg_namespace n ON n.oid = s.stxnamespace
WHERE c.relnamespace = ANY (:scope)
