-- SPDX-License-Identifier: Apache-2.0
-- The row versions that define each of the relations: key and the transaction that wrote it. Any DDL changes one of them, or takes one away;
-- reading, writing, ANALYZE, VACUUM and TRUNCATE do not. Of pg_class, whose row TRUNCATE writes anew, what DDL alone changes counts, by nobody. An
-- index counts with its table.
SELECT w.relation, v.key, v.writer
FROM unnest(%s::text[]) AS w(relation)
JOIN pg_class AS c ON c.oid = %s AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
CROSS JOIN LATERAL (
    SELECT 'relation ' || c.oid || ' ' || md5(row(c.relname, c.relnamespace, c.relowner, c.relacl, c.reloptions, c.relkind, c.relpersistence,
               c.relrowsecurity, c.relforcerowsecurity, c.relreplident, c.relispartition, c.relpartbound)::text), '0'::xid
    UNION ALL SELECT 'column ' || attnum, xmin FROM pg_attribute WHERE attrelid = c.oid
    UNION ALL SELECT 'default ' || oid, xmin FROM pg_attrdef WHERE adrelid = c.oid
    UNION ALL SELECT 'constraint ' || oid, xmin FROM pg_constraint WHERE conrelid = c.oid OR confrelid = c.oid
    UNION ALL SELECT 'index ' || indexrelid, xmin FROM pg_index WHERE indrelid = c.oid
    UNION ALL SELECT 'trigger ' || oid, xmin FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal
    UNION ALL SELECT 'rule ' || oid, xmin FROM pg_rewrite WHERE ev_class = c.oid
    UNION ALL SELECT 'policy ' || oid, xmin FROM pg_policy WHERE polrelid = c.oid
    UNION ALL SELECT 'statistics ' || oid, xmin FROM pg_statistic_ext WHERE stxrelid = c.oid) AS v(key, writer)
