-- SPDX-License-Identifier: Apache-2.0
-- One row for each thing that hangs on a relation in scope, on one of its columns, or on its row type.
WITH relation AS MATERIALIZED (
    SELECT c.oid, c.reltype, n.nspname AS schema, c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relnamespace = ANY (:scope) AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c')
), edge AS MATERIALIZED (
    SELECT d.classid, d.objid, d.objsubid, r.oid AS relation, r.schema, r.name, d.refobjsubid AS number, false AS row_type
    FROM pg_depend d JOIN relation r ON r.oid = d.refobjid
    WHERE d.refclassid = 'pg_class'::regclass
      AND NOT (d.classid = 'pg_type'::regclass OR d.classid = 'pg_class'::regclass AND d.objid = d.refobjid)
    UNION ALL
    SELECT d.classid, d.objid, d.objsubid, r.oid, r.schema, r.name, 0, true
    FROM relation r
    JOIN pg_type t ON t.oid = r.reltype
    JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
    WHERE d.classid <> 'pg_type'::regclass AND NOT (d.classid = 'pg_class'::regclass AND d.objid = r.oid)
), found AS (
    SELECT CASE WHEN r.rulename <> '_RETURN' THEN 'RULE' WHEN c.relkind = 'm' THEN 'MATERIALIZED_VIEW' ELSE 'VIEW' END AS kind,
           c.relnamespace AS namespace, c.relname AS dependant,
           CASE WHEN r.rulename <> '_RETURN' THEN r.rulename END AS detail, e.*
    FROM edge e JOIN pg_rewrite r ON r.oid = e.objid JOIN pg_class c ON c.oid = r.ev_class
    WHERE e.classid = 'pg_rewrite'::regclass AND r.ev_class <> e.relation
    UNION ALL
    SELECT 'DEFAULT', c.relnamespace, c.relname, a.attname, e.*
    FROM edge e JOIN pg_attrdef d ON d.oid = e.objid JOIN pg_class c ON c.oid = d.adrelid
    JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
    WHERE e.classid = 'pg_attrdef'::regclass AND NOT (d.adrelid = e.relation AND d.adnum = e.number)
    UNION ALL
    SELECT 'CONSTRAINT', c.relnamespace, c.relname, k.conname, e.*
    FROM edge e JOIN pg_constraint k ON k.oid = e.objid JOIN pg_class c ON c.oid = k.conrelid
    WHERE e.classid = 'pg_constraint'::regclass AND (e.number <> 0 OR k.conrelid <> e.relation)
    UNION ALL
    SELECT CASE WHEN e.row_type OR e.objsubid <> 0 THEN 'COLUMN' WHEN c.relkind IN ('i', 'I') THEN 'INDEX'
                WHEN c.relkind = 'S' THEN 'SEQUENCE' ELSE 'PARTITION' END,
           c.relnamespace, c.relname, a.attname, e.*
    FROM edge e JOIN pg_class c ON c.oid = e.objid
    LEFT JOIN pg_attribute a ON a.attrelid = e.objid AND a.attnum = e.objsubid AND e.objsubid <> 0
    WHERE e.classid = 'pg_class'::regclass AND c.relkind <> 't'
    UNION ALL
    SELECT 'POLICY', c.relnamespace, c.relname, p.polname, e.*
    FROM edge e JOIN pg_policy p ON p.oid = e.objid JOIN pg_class c ON c.oid = p.polrelid
    WHERE e.classid = 'pg_policy'::regclass AND (e.number <> 0 OR p.polrelid <> e.relation)
    UNION ALL
    SELECT 'TRIGGER', c.relnamespace, c.relname, t.tgname, e.*
    FROM edge e JOIN pg_trigger t ON t.oid = e.objid JOIN pg_class c ON c.oid = t.tgrelid
    WHERE e.classid = 'pg_trigger'::regclass AND NOT t.tgisinternal AND (e.number <> 0 OR t.tgrelid <> e.relation)
    UNION ALL
    SELECT 'FUNCTION', p.pronamespace, p.proname, pg_get_function_identity_arguments(p.oid), e.*
    FROM edge e JOIN pg_proc p ON p.oid = e.objid
    WHERE e.classid = 'pg_proc'::regclass
    UNION ALL
    SELECT 'PUBLICATION', c.relnamespace, c.relname, p.pubname, e.*
    FROM edge e JOIN pg_publication_rel pr ON pr.oid = e.objid JOIN pg_publication p ON p.oid = pr.prpubid
    JOIN pg_class c ON c.oid = pr.prrelid
    WHERE e.classid = 'pg_publication_rel'::regclass
    UNION ALL
    SELECT 'STATISTICS', s.stxnamespace, s.stxname, NULL, e.*
    FROM edge e JOIN pg_statistic_ext s ON s.oid = e.objid
    WHERE e.classid = 'pg_statistic_ext'::regclass
)
SELECT f.kind,
       n.nspname AS dependant_schema,
       f.dependant,
       f.detail,
       f.schema,
       f.name,
       a.attname AS "column"
FROM found f
JOIN pg_namespace n ON n.oid = f.namespace
LEFT JOIN pg_attribute a ON a.attrelid = f.relation AND a.attnum = f.number AND f.number <> 0
