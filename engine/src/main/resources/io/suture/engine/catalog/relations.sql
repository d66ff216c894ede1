-- SPDX-License-Identifier: Apache-2.0
-- One row a table, view, sequence or composite type. The reader needs no privilege on it.
SELECT c.oid,
       n.nspname AS schema,
       c.relname AS name,
       c.relkind AS kind,
       c.relpersistence AS persistence,
       CASE WHEN c.relkind IN ('r', 'm') AND am.amname <> 'heap' THEN am.amname END AS access_method,
       ts.spcname AS tablespace,
       c.reloptions::text[] || f.ftoptions AS options,
       toast.reloptions::text[] AS toast_options,
       c.relrowsecurity AS row_security,
       c.relforcerowsecurity AS force_row_security,
       c.relreplident AS replica_identity,
       c.relispopulated AS populated,
       oftype_schema.nspname AS oftype_schema,
       oftype.typname AS oftype_name,
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
       part.partattrs::text AS partition_columns,
       pg_get_expr(c.relpartbound, 0) AS bound,
       ARRAY(SELECT pn.nspname FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
             WHERE i.inhrelid = c.oid ORDER BY i.inhseqno)::text[] AS parent_schemas,
       ARRAY(SELECT p.relname FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
             WHERE i.inhrelid = c.oid ORDER BY i.inhseqno)::text[] AS parent_names,
       EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid AND i.inhdetachpending) AS detach_pending,
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS query,
       format_type(s.seqtypid, NULL) AS sequence_type,
       s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
       owning.schema AS owner_schema,
       owning.name AS owner_table,
       owning."column" AS owner_column,
       owning.identity,
       fs.srvname AS server,
       pg_get_userbyid(c.relowner) AS owner,
       CASE WHEN c.relkind = 'c' THEN t.typacl ELSE c.relacl END::text[] AS acl,
       CASE WHEN coalesce(c.relacl, t.typacl) IS NOT NULL
            THEN acldefault(CASE c.relkind WHEN 'c' THEN 'T' WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)::text[]
       END AS acl_default,
       comment.description AS comment,
       c.relpages AS pages,
       c.reltuples::bigint AS estimated_rows,
       c.relfilenode AS file_node,
       -- pg_table_size would wait for a lock held, or waited for, by somebody who changes the table
       CASE WHEN c.relkind NOT IN ('r', 'm') THEN 0
            WHEN c.oid IN (SELECT l.relation FROM pg_locks l WHERE l.mode = 'AccessExclusiveLock')
            THEN (c.relpages + coalesce(toast.relpages, 0)) * current_setting('block_size')::bigint
            ELSE pg_table_size(c.oid) END AS bytes,
       CASE WHEN c.relkind IN ('r', 'p', 'm') THEN
           extract(epoch FROM clock_timestamp()
               - greatest(pg_stat_get_last_analyze_time(c.oid), pg_stat_get_last_autoanalyze_time(c.oid)))::bigint
       END AS analyze_age
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_am am ON am.oid = c.relam
LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
LEFT JOIN pg_type t ON t.oid = c.reltype AND c.relkind = 'c'
LEFT JOIN pg_type oftype ON oftype.oid = c.reloftype
LEFT JOIN pg_namespace oftype_schema ON oftype_schema.oid = oftype.typnamespace
LEFT JOIN pg_partitioned_table part ON part.partrelid = c.oid
LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid
LEFT JOIN pg_foreign_server fs ON fs.oid = f.ftserver
LEFT JOIN pg_sequence s ON s.seqrelid = c.oid
LEFT JOIN pg_description comment ON comment.objsubid = 0
    AND comment.classoid = CASE WHEN c.relkind = 'c' THEN 'pg_type'::regclass ELSE 'pg_class'::regclass END
    AND comment.objoid = CASE WHEN c.relkind = 'c' THEN c.reltype ELSE c.oid END
LEFT JOIN LATERAL (
    SELECT ton.nspname AS schema, tab.relname AS name, col.attname AS column, d.deptype = 'i' AS identity
    FROM pg_depend d
    JOIN pg_class tab ON tab.oid = d.refobjid
    JOIN pg_namespace ton ON ton.oid = tab.relnamespace
    JOIN pg_attribute col ON col.attrelid = d.refobjid AND col.attnum = d.refobjsubid
    WHERE c.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
      AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
    LIMIT 1) owning ON true
WHERE c.relnamespace = ANY (:scope)
  AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c')
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.deptype = 'e'
                    AND (e.classid = 'pg_class'::regclass AND e.objid = c.oid
                      OR e.classid = 'pg_type'::regclass AND e.objid = t.oid))
