-- SPDX-License-Identifier: Apache-2.0
-- One row a publication and table or schema in it, or a publication alone.
SELECT p.pubname AS name,
       p.puballtables AS all_tables,
       array_remove(ARRAY[CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                          CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END], NULL) AS publishes,
       p.pubviaroot AS via_root,
       CASE to_jsonb(p) ->> 'pubgencols' WHEN 's' THEN 'stored generated columns' END AS options,
       pg_get_userbyid(p.pubowner) AS owner,
       obj_description(p.oid, 'pg_publication') AS comment,
       member.schema,
       member.name AS table_name,
       member.columns,
       member.filter
FROM pg_publication p
LEFT JOIN (
    SELECT pr.prpubid AS publication,
           n.nspname AS schema,
           c.relname AS name,
           ARRAY(SELECT a.attname FROM pg_attribute a
                 WHERE a.attrelid = c.oid AND a.attnum = ANY (pr.prattrs) ORDER BY a.attnum) AS columns,
           pg_get_expr(pr.prqual, pr.prrelid) AS filter
    FROM pg_publication_rel pr
    JOIN pg_class c ON c.oid = pr.prrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    UNION ALL
    SELECT pn.pnpubid, n.nspname, NULL, NULL, NULL
    FROM pg_publication_namespace pn
    JOIN pg_namespace n ON n.oid = pn.pnnspid
) member ON member.publication = p.oid
