-- SPDX-License-Identifier: Apache-2.0
-- The schema as names and hashes: object (in words), part of it (empty for the object itself), hash of what defines it. Only
-- what DDL changes goes into a hash; VACUUM FULL, TRUNCATE, REINDEX, ANALYZE and rows do not. No privilege is needed, no lock
-- above ACCESS SHARE on the system catalogs is taken. Members of extensions, temporary relations, schema
-- suture and what is rare (text search, operator classes, languages, user mappings, subscriptions) are left out.
WITH ours AS MATERIALIZED (
    SELECT n.oid, n.nspname, CASE WHEN n.nspname = 'public' THEN '' ELSE n.nspname || '.' END AS prefix,
           n.nspowner, n.nspacl
    FROM pg_namespace AS n
    WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'suture')),
-- Names that do not depend on the search path, unlike those that regtype and its like print.
typ AS (
    SELECT t.oid, CASE WHEN n.nspname = 'pg_catalog' THEN format_type(t.oid, NULL)
                       WHEN n.nspname = 'public' THEN t.typname ELSE n.nspname || '.' || t.typname END AS name
    FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace),
member AS MATERIALIZED (SELECT d.classid, d.objid FROM pg_depend AS d WHERE d.deptype = 'e'),
comment AS MATERIALIZED (
    SELECT d.classoid, d.objoid, d.objsubid, d.description FROM pg_description AS d WHERE d.objoid >= 16384
    UNION ALL
    SELECT 'pg_namespace'::regclass, d.objoid, 0, d.description
    FROM pg_description AS d WHERE d.classoid = 'pg_namespace'::regclass AND d.objoid < 16384),
rel AS MATERIALIZED (
    SELECT c.*, n.prefix,
           CASE c.relkind WHEN 'v' THEN 'view ' WHEN 'm' THEN 'materialized view ' WHEN 'f' THEN 'foreign table '
                WHEN 'S' THEN 'sequence ' WHEN 'c' THEN 'composite type ' ELSE 'table ' END
           || n.prefix || c.relname AS object
    FROM pg_class AS c JOIN ours AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c') AND c.relpersistence <> 't'
      AND (c.oid NOT IN (SELECT m.objid FROM member AS m WHERE m.classid = 'pg_class'::regclass))),
described AS (
    SELECT rel.object, '' AS part, row(rel.relkind, rel.relpersistence, rel.relowner, rel.relacl, rel.reloptions,
               rel.reltablespace, rel.relrowsecurity, rel.relforcerowsecurity, rel.relreplident, rel.relpartbound,
               CASE WHEN rel.relkind <> 'm' THEN rel.reloftype END,
               (SELECT t.reloptions FROM pg_class AS t WHERE t.oid = rel.reltoastrelid),
               (SELECT array_agg(row(i.inhparent, i.inhseqno) ORDER BY i.inhseqno)
                  FROM pg_inherits AS i WHERE i.inhrelid = rel.oid),
               (SELECT row(p.partstrat, p.partattrs, p.partclass, p.partexprs)
                  FROM pg_partitioned_table AS p WHERE p.partrelid = rel.oid),
               (SELECT row(s.seqtypid, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle)
                  FROM pg_sequence AS s WHERE s.seqrelid = rel.oid),
               (SELECT array_agg(row(d.refobjid, d.refobjsubid) ORDER BY d.refobjid, d.refobjsubid)
                  FROM pg_depend AS d WHERE rel.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = rel.oid
                   AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')),
               (SELECT row(f.ftserver, md5(f.ftoptions::text)) FROM pg_foreign_table AS f WHERE f.ftrelid = rel.oid),
               (SELECT array_agg(row(r.ev_type, r.is_instead, r.ev_qual, r.ev_action))
                  FROM pg_rewrite AS r WHERE r.ev_class = rel.oid AND r.rulename = '_RETURN'),
               (SELECT k.description FROM comment AS k
                 WHERE k.classoid = 'pg_class'::regclass AND k.objoid = rel.oid AND k.objsubid = 0))::text AS definition
    FROM rel
    UNION ALL
    SELECT rel.object, 'column ' || a.attname, row(a.attnum, a.atttypid, a.atttypmod, a.attcollation, a.attnotnull, a.attidentity,
               a.attgenerated, a.attacl, a.attoptions, a.attfdwoptions, a.attstorage, a.attcompression, a.attislocal,
               nullif(a.attstattarget, -1), d.adbin, k.description)::text
    FROM rel
    JOIN pg_attribute AS a ON a.attrelid = rel.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN comment AS k ON k.classoid = 'pg_class'::regclass AND k.objoid = a.attrelid AND k.objsubid = a.attnum
    WHERE rel.relkind <> 'S'
    UNION ALL
    SELECT coalesce(rel.object, 'domain ' || n.prefix || t.typname),
           CASE WHEN c.contype <> 'n' THEN 'constraint ' || c.conname
                ELSE 'not-null constraint' || coalesce((SELECT ' on column ' || a.attname FROM pg_attribute AS a
                                                         WHERE a.attrelid = c.conrelid AND a.attnum = c.conkey[1]), '') END,
           row(c.contype, c.condeferrable, c.condeferred, c.convalidated, c.confrelid, c.confupdtype, c.confdeltype,
               c.confmatchtype, c.connoinherit, c.conkey, c.confkey, c.conbin, c.conparentid <> 0,
               (SELECT array_agg(g.tgenabled ORDER BY g.tgtype, g.tgrelid) FROM pg_trigger AS g
                 WHERE g.tgconstraint = c.oid AND c.contype = 'f'),
               (SELECT row(i.reloptions, x.indisclustered, x.indisreplident, x.indisvalid, k.description)
                  FROM pg_class AS i JOIN pg_index AS x ON x.indexrelid = i.oid
                  LEFT JOIN comment AS k ON k.classoid = 'pg_class'::regclass AND k.objoid = i.oid AND k.objsubid = 0
                 WHERE i.oid = c.conindid AND c.contype IN ('p', 'u', 'x')),
               (SELECT k.description FROM comment AS k WHERE k.classoid = 'pg_constraint'::regclass AND k.objoid = c.oid))::text
    FROM pg_constraint AS c
    LEFT JOIN rel ON rel.oid = c.conrelid
    LEFT JOIN pg_type AS t ON t.oid = c.contypid
    LEFT JOIN ours AS n ON n.oid = t.typnamespace
    WHERE c.contype <> 't' AND (rel.oid IS NOT NULL OR n.oid IS NOT NULL)
    UNION ALL
    SELECT rel.object, 'index ' || rel.prefix || c.relname, row(i.indisunique, i.indimmediate, i.indisclustered, i.indisvalid,
               i.indisreplident, i.indkey, i.indcollation, i.indclass, i.indoption, c.relam,
               -- REINDEX CONCURRENTLY forgets where in its statement an expression stood
               regexp_replace(concat(i.indexprs, i.indpred), ':location -?[0-9]+', '', 'g'),
               c.reloptions, c.reltablespace,
               (SELECT array_agg(h.inhparent) FROM pg_inherits AS h WHERE h.inhrelid = c.oid),
               (SELECT array_agg(nullif(a.attstattarget, -1) ORDER BY a.attnum) FROM pg_attribute AS a WHERE a.attrelid = c.oid),
               (SELECT k.description FROM comment AS k
                 WHERE k.classoid = 'pg_class'::regclass AND k.objoid = c.oid AND k.objsubid = 0))::text
    FROM rel
    JOIN pg_index AS i ON i.indrelid = rel.oid
    JOIN pg_class AS c ON c.oid = i.indexrelid
    WHERE NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
    UNION ALL
    SELECT rel.object, 'trigger ' || t.tgname, row(t.tgfoid, t.tgtype, t.tgenabled, t.tgdeferrable, t.tginitdeferred, t.tgattr,
               t.tgargs, t.tgqual, t.tgoldtable, t.tgnewtable,
               (SELECT k.description FROM comment AS k WHERE k.classoid = 'pg_trigger'::regclass AND k.objoid = t.oid))::text
    FROM rel JOIN pg_trigger AS t ON t.tgrelid = rel.oid WHERE NOT t.tgisinternal OR t.tgparentid <> 0
    UNION ALL
    SELECT rel.object, 'rule ' || r.rulename, row(r.ev_type, r.ev_enabled, r.is_instead, r.ev_qual, r.ev_action)::text
    FROM rel JOIN pg_rewrite AS r ON r.ev_class = rel.oid WHERE r.rulename <> '_RETURN'
    UNION ALL
    SELECT rel.object, 'policy ' || p.polname, row(p.polcmd, p.polpermissive, p.polroles, p.polqual, p.polwithcheck)::text
    FROM rel JOIN pg_policy AS p ON p.polrelid = rel.oid
    UNION ALL
    SELECT CASE p.prokind WHEN 'p' THEN 'procedure ' WHEN 'a' THEN 'aggregate ' ELSE 'function ' END
           || n.prefix || p.proname || '(' || (SELECT coalesce(string_agg(typ.name, ', ' ORDER BY u.place), '')
               FROM unnest(p.proargtypes) WITH ORDINALITY AS u (oid, place) JOIN typ ON typ.oid = u.oid) || ')', '',
           row(p.proowner, p.prolang, p.procost, p.prorows, p.provariadic, p.prosupport::oid, p.prokind, p.prosecdef,
               p.proleakproof, p.proisstrict, p.proretset, p.provolatile, p.proparallel, p.prorettype, p.proallargtypes,
               p.proargmodes, p.proargnames, p.proargdefaults, p.prosrc, p.probin, p.prosqlbody, p.proconfig, p.proacl,
               (SELECT row(a.aggtransfn::oid, a.aggfinalfn::oid, a.aggtranstype, a.agginitval, a.aggkind)
                  FROM pg_aggregate AS a WHERE a.aggfnoid = p.oid),
               (SELECT k.description FROM comment AS k WHERE k.classoid = 'pg_proc'::regclass AND k.objoid = p.oid))::text
    FROM pg_proc AS p JOIN ours AS n ON n.oid = p.pronamespace
    WHERE p.oid NOT IN (SELECT m.objid FROM member AS m WHERE m.classid = 'pg_proc'::regclass)
    UNION ALL
    SELECT CASE t.typtype WHEN 'd' THEN 'domain ' ELSE 'type ' END || n.prefix || t.typname, '',
           row(t.typtype, t.typowner, t.typacl, t.typnotnull, t.typbasetype, t.typtypmod, t.typcollation, t.typdefaultbin,
               (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum AS e WHERE e.enumtypid = t.oid),
               (SELECT row(r.rngsubtype, r.rngcollation, r.rngsubopc, r.rngcanonical::oid, r.rngsubdiff::oid)
                  FROM pg_range AS r WHERE r.rngtypid = t.oid),
               (SELECT k.description FROM comment AS k WHERE k.classoid = 'pg_type'::regclass AND k.objoid = t.oid))::text
    FROM pg_type AS t JOIN ours AS n ON n.oid = t.typnamespace
    WHERE (t.typtype IN ('d', 'e', 'r') OR t.typtype = 'b' AND t.typcategory <> 'A')
      AND t.oid NOT IN (SELECT m.objid FROM member AS m WHERE m.classid = 'pg_type'::regclass)
    UNION ALL
    SELECT 'schema ' || n.nspname, '', row(n.nspowner, n.nspacl,
               (SELECT k.description FROM comment AS k WHERE k.classoid = 'pg_namespace'::regclass AND k.objoid = n.oid))::text
    FROM ours AS n
    UNION ALL
    SELECT 'extension ' || e.extname, '', row(e.extversion, e.extnamespace)::text FROM pg_extension AS e
    UNION ALL
    SELECT 'statistics ' || n.prefix || s.stxname, '',
           row(s, (SELECT k.description FROM comment AS k WHERE k.classoid = 'pg_statistic_ext'::regclass AND k.objoid = s.oid))::text
    FROM pg_statistic_ext AS s JOIN ours AS n ON n.oid = s.stxnamespace
    UNION ALL
    SELECT 'collation ' || n.prefix || c.collname, '', row(c.collowner, c.collprovider, c.collisdeterministic)::text
    FROM pg_collation AS c JOIN ours AS n ON n.oid = c.collnamespace
    UNION ALL
    SELECT 'operator ' || n.prefix || o.oprname || ' (' || coalesce(l.name || ', ', '') || r.name || ')', '',
           row(o.oprowner, o.oprcode::oid, o.oprcom, o.oprnegate, o.oprrest::oid, o.oprjoin::oid)::text
    FROM pg_operator AS o JOIN ours AS n ON n.oid = o.oprnamespace
    LEFT JOIN typ AS l ON l.oid = o.oprleft JOIN typ AS r ON r.oid = o.oprright
    WHERE o.oid NOT IN (SELECT m.objid FROM member AS m WHERE m.classid = 'pg_operator'::regclass)
    UNION ALL
    SELECT 'cast ' || s.name || ' as ' || t.name, '', c::text
    FROM pg_cast AS c JOIN typ AS s ON s.oid = c.castsource JOIN typ AS t ON t.oid = c.casttarget
    WHERE c.oid >= 16384 AND c.oid NOT IN (SELECT m.objid FROM member AS m WHERE m.classid = 'pg_cast'::regclass)
    UNION ALL
    SELECT 'publication ' || p.pubname, '', row(p,
               (SELECT array_agg(r::text ORDER BY r.oid) FROM pg_publication_rel AS r WHERE r.prpubid = p.oid),
               (SELECT array_agg(g.tablename || ' ' || g.schemaname ORDER BY g.schemaname, g.tablename)
                  FROM pg_publication_tables AS g WHERE g.pubname = p.pubname AND NOT p.puballtables))::text
    FROM pg_publication AS p
    UNION ALL
    SELECT 'event trigger ' || e.evtname, '', e::text FROM pg_event_trigger AS e
    UNION ALL
    SELECT 'foreign-data wrapper ' || w.fdwname, '', row(w.fdwowner, w.fdwhandler, w.fdwvalidator, w.fdwacl)::text
    FROM pg_foreign_data_wrapper AS w
    UNION ALL
    SELECT 'foreign server ' || s.srvname, '', row(s.srvowner, s.srvfdw, s.srvacl,
               ARRAY(SELECT CASE WHEN split_part(o, '=', 1) IN ('host', 'port', 'dbname') THEN o ELSE split_part(o, '=', 1) END
                       FROM unnest(s.srvoptions) AS o ORDER BY o))::text
    FROM pg_foreign_server AS s
    UNION ALL
    SELECT 'default privileges of ' || pg_get_userbyid(d.defaclrole)
           || CASE d.defaclobjtype WHEN 'r' THEN ' on tables' WHEN 'S' THEN ' on sequences' WHEN 'f' THEN ' on functions'
                   WHEN 'T' THEN ' on types' WHEN 'n' THEN ' on schemas' ELSE ' on other objects' END
           || coalesce(' in schema ' || n.nspname, ''), '', d.defaclacl::text
    FROM pg_default_acl AS d LEFT JOIN pg_namespace AS n ON n.oid = d.defaclnamespace)
SELECT object, part, hashtextextended(definition, 0)::text AS hash FROM described
