-- SPDX-License-Identifier: Apache-2.0
-- As publications.sql, for PostgreSQL 14, which has no column lists, row filters or published schemas.
SELECT p.pubname AS name,
       p.puballtables AS all_tables,
       array_remove(ARRAY[CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                          CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END], NULL) AS publishes,
       p.pubviaroot AS via_root,
       NULL AS options,
       pg_get_userbyid(p.pubowner) AS owner,
       obj_description(p.oid, 'pg_publication') AS comment,
       n.nspname AS schema,
       c.relname AS table_name,
       NULL::text[] AS columns,
       NULL AS filter
FROM pg_publication p
LEFT JOIN pg_publication_rel pr ON pr.prpubid = p.oid
LEFT JOIN pg_class c ON c.oid = pr.prrelid
LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
