-- SPDX-License-Identifier: Apache-2.0
-- One row a column, in order.
SELECT a.attrelid AS relation,
       a.attnum AS number,
       a.attname AS name,
       format_type(a.atttypid, a.atttypmod) AS type,
       type_schema.nspname AS type_schema,
       t.typname AS type_name,
       a.attnotnull AS not_null,
       -- given the table, pg_get_expr would lock it; only a generated column's expression needs it
       pg_get_expr(d.adbin, CASE WHEN a.attgenerated <> '' THEN d.adrelid ELSE 0 END) AS expression,
       a.attidentity AS identity,
       a.attgenerated AS generated,
       CASE WHEN a.attcollation <> t.typcollation
            THEN quote_ident(collation_schema.nspname) || '.' || quote_ident(l.collname) END AS collation,
       CASE WHEN a.attstorage <> t.typstorage
            THEN CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END
       END AS storage,
       CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
       CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS statistics_target,
       a.attoptions || a.attfdwoptions AS options,
       a.attislocal AS local,
       a.attacl::text[] AS acl,
       comment.description AS comment
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_type t ON t.oid = a.atttypid
JOIN pg_namespace type_schema ON type_schema.oid = t.typnamespace
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_collation l ON l.oid = a.attcollation AND a.attcollation <> t.typcollation
LEFT JOIN pg_namespace collation_schema ON collation_schema.oid = l.collnamespace
LEFT JOIN pg_description comment
    ON comment.classoid = 'pg_class'::regclass AND comment.objoid = a.attrelid AND comment.objsubid = a.attnum
WHERE c.relnamespace = ANY (:scope)
  AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
