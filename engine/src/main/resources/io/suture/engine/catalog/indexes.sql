-- SPDX-License-Identifier: Apache-2.0
-- One row an index.
SELECT i.indrelid AS relation,
       n.nspname AS schema,
       c.relname AS name,
       t.relname AS table_name,
       pg_get_indexdef(i.indexrelid) AS definition,
       am.amname AS method,
       i.indkey::text AS columns,
       i.indnkeyatts AS key_count,
       CASE WHEN i.indexprs IS NOT NULL
            THEN ARRAY(SELECT pg_get_indexdef(i.indexrelid, k, false) FROM generate_series(1, i.indnkeyatts) k ORDER BY k)
       END AS expressions,
       pg_get_expr(i.indpred, i.indrelid) AS predicate,
       i.indisunique AS is_unique,
       i.indisprimary AS is_primary,
       i.indimmediate AS immediate,
       i.indisvalid AS valid,
       i.indisready AS ready,
       i.indisreplident AS replica_identity,
       i.indisclustered AS clustered,
       con.conname AS constraint_name,
       parent_schema.nspname AS parent_schema,
       parent.relname AS parent_name,
       c.reloptions::text[] || CASE WHEN i.indexprs IS NOT NULL THEN ARRAY(
           SELECT 'statistics.' || a.attnum || '=' || a.attstattarget
           FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attstattarget >= 0) END AS options,
       ts.spcname AS tablespace,
       comment.description AS comment,
       c.relpages AS pages,
       c.reltuples::bigint AS estimated_rows,
       c.relfilenode AS file_node,
       c.relpages * current_setting('block_size')::bigint AS bytes
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_class t ON t.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_am am ON am.oid = c.relam
LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
LEFT JOIN pg_inherits inh ON inh.inhrelid = i.indexrelid
LEFT JOIN pg_class parent ON parent.oid = inh.inhparent
LEFT JOIN pg_namespace parent_schema ON parent_schema.oid = parent.relnamespace
LEFT JOIN pg_constraint con
    ON con.conindid = i.indexrelid AND con.conrelid = i.indrelid AND con.contype IN ('p', 'u', 'x')
LEFT JOIN pg_description comment
    ON comment.classoid = 'pg_class'::regclass AND comment.objoid = c.oid AND comment.objsubid = 0
WHERE c.relnamespace = ANY (:scope)
