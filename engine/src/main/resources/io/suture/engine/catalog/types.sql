-- SPDX-License-Identifier: Apache-2.0
-- One row an enum, domain, range or base type; row types, arrays and multiranges come with what they belong to.
SELECT t.oid,
       n.nspname AS schema,
       t.typname AS name,
       t.typtype AS kind,
       CASE WHEN t.typtype = 'e'
            THEN ARRAY(SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) END AS labels,
       CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base_type,
       t.typnotnull AS not_null,
       CASE WHEN t.typtype = 'd' THEN coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) END AS default_expression,
       CASE WHEN t.typtype = 'd' AND t.typcollation <> base.typcollation
            THEN quote_ident(ln.nspname) || '.' || quote_ident(l.collname) END AS collation,
       (SELECT concat_ws(', ',
                   'subtype ' || format_type(r.rngsubtype, NULL),
                   'multirange ' || format_type(r.rngmultitypid, NULL),
                   'operator class ' || quote_ident(ocn.nspname) || '.' || quote_ident(oc.opcname),
                   'collation ' || nullif(r.rngcollation, 0)::regcollation,
                   'canonical ' || nullif(r.rngcanonical, 0)::regprocedure,
                   'difference ' || nullif(r.rngsubdiff, 0)::regprocedure)
        FROM pg_range r
        JOIN pg_opclass oc ON oc.oid = r.rngsubopc
        JOIN pg_namespace ocn ON ocn.oid = oc.opcnamespace
        WHERE r.rngtypid = t.oid) AS range,
       pg_get_userbyid(t.typowner) AS owner,
       t.typacl::text[] AS acl,
       acldefault('T', t.typowner)::text[] AS acl_default,
       obj_description(t.oid, 'pg_type') AS comment
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_type base ON base.oid = t.typbasetype
LEFT JOIN pg_collation l ON l.oid = t.typcollation
LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
WHERE t.typnamespace = ANY (:scope)
  AND t.typtype IN ('e', 'd', 'r', 'b')
  AND NOT EXISTS (SELECT FROM pg_type element WHERE element.typarray = t.oid)
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
