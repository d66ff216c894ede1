-- SPDX-License-Identifier: Apache-2.0
-- One row a constraint of a table or domain; constraint triggers are triggers.
SELECT con.conrelid AS relation,
       con.contypid AS domain,
       con.conname AS name,
       con.contype AS kind,
       con.conkey::text AS columns,
       pg_get_constraintdef(con.oid) AS definition,
       con.convalidated AS validated,
       NOT EXISTS (SELECT FROM pg_trigger t
                   WHERE con.contype = 'f' AND t.tgconstraint = con.oid AND t.tgenabled = 'D') AS triggers_on,
       con.condeferrable AS deferrable,
       con.condeferred AS initially_deferred,
       con.connoinherit AS no_inherit,
       con.conislocal AS local,
       parent_schema.nspname AS parent_schema,
       parent_table.relname AS parent_table,
       parent.conname AS parent_name,
       index_schema.nspname AS index_schema,
       index.relname AS index_name,
       referenced_schema.nspname AS referenced_schema,
       referenced.relname AS referenced_name,
       CASE WHEN con.contype = 'f' THEN ARRAY(
           SELECT a.attname
           FROM unnest(con.confkey) WITH ORDINALITY k (number, place)
           JOIN pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = k.number
           ORDER BY k.place)::text[] END AS referenced_columns,
       comment.description AS comment
FROM pg_constraint con
LEFT JOIN pg_constraint parent ON parent.oid = con.conparentid
LEFT JOIN pg_class parent_table ON parent_table.oid = parent.conrelid
LEFT JOIN pg_namespace parent_schema ON parent_schema.oid = parent_table.relnamespace
LEFT JOIN pg_class index ON index.oid = con.conindid
LEFT JOIN pg_namespace index_schema ON index_schema.oid = index.relnamespace
LEFT JOIN pg_class referenced ON referenced.oid = con.confrelid
LEFT JOIN pg_namespace referenced_schema ON referenced_schema.oid = referenced.relnamespace
LEFT JOIN pg_description comment
    ON comment.classoid = 'pg_constraint'::regclass AND comment.objoid = con.oid AND comment.objsubid = 0
WHERE con.connamespace = ANY (:scope)
  AND con.contype IN ('p', 'u', 'f', 'c', 'x', 'n')
