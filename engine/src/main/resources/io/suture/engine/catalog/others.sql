-- SPDX-License-Identifier: Apache-2.0
-- One row for each of the objects nobody reasons about. Options that may hold a password are not read.
WITH made AS (
    SELECT 'event trigger' AS kind, 'pg_event_trigger'::regclass AS class, t.oid, 0::oid AS namespace, t.evtname AS name,
           concat_ws(' ', 'on', t.evtevent, 'when tag in (' || array_to_string(t.evttags, ', ') || ')',
               'execute', t.evtfoid::regprocedure, 'fires', t.evtenabled) AS definition,
           t.evtowner AS owner, NULL::aclitem[] AS acl, NULL::"char" AS acl_kind
    FROM pg_event_trigger t
    UNION ALL
    SELECT 'collation', 'pg_collation'::regclass, l.oid, l.collnamespace, l.collname,
           (to_jsonb(l) - '{oid,collname,collnamespace,collowner,collversion}'::text[])::text, l.collowner, NULL, NULL
    FROM pg_collation l
    UNION ALL
    SELECT 'conversion', 'pg_conversion'::regclass, c.oid, c.connamespace, c.conname,
           concat_ws(' ', pg_encoding_to_char(c.conforencoding), 'to', pg_encoding_to_char(c.contoencoding), 'by', c.conproc,
               'default', c.condefault), c.conowner, NULL, NULL
    FROM pg_conversion c
    UNION ALL
    SELECT 'operator', 'pg_operator'::regclass, o.oid, o.oprnamespace,
           concat(o.oprname, ' (', format_type(nullif(o.oprleft, 0), NULL), ', ', format_type(o.oprright, NULL), ')'),
           concat_ws(', ', 'by ' || o.oprcode, 'commutator ' || nullif(o.oprcom, 0)::regoperator,
               'negator ' || nullif(o.oprnegate, 0)::regoperator, 'restrict ' || nullif(o.oprrest, 0)::regproc,
               'join ' || nullif(o.oprjoin, 0)::regproc, 'merges ' || o.oprcanmerge, 'hashes ' || o.oprcanhash),
           o.oprowner, NULL, NULL
    FROM pg_operator o
    UNION ALL
    SELECT 'operator class', 'pg_opclass'::regclass, o.oid, o.opcnamespace, o.opcname || ' using ' || am.amname,
           concat_ws(' ', 'for', format_type(o.opcintype, NULL), 'family', f.opfname, 'key', format_type(nullif(o.opckeytype, 0), NULL),
               'default', o.opcdefault), o.opcowner, NULL, NULL
    FROM pg_opclass o JOIN pg_am am ON am.oid = o.opcmethod JOIN pg_opfamily f ON f.oid = o.opcfamily
    UNION ALL
    SELECT 'operator family', 'pg_opfamily'::regclass, o.oid, o.opfnamespace, o.opfname || ' using ' || am.amname,
           concat_ws('; ',
               (SELECT string_agg(concat(a.amopstrategy, ' ', a.amopopr::regoperator), ', ' ORDER BY a.amopstrategy,
                       a.amopopr::regoperator::text) FROM pg_amop a WHERE a.amopfamily = o.oid),
               (SELECT string_agg(concat(a.amprocnum, ' ', a.amproc::regprocedure), ', ' ORDER BY a.amprocnum,
                       a.amproc::regprocedure::text) FROM pg_amproc a WHERE a.amprocfamily = o.oid)),
           o.opfowner, NULL, NULL
    FROM pg_opfamily o JOIN pg_am am ON am.oid = o.opfmethod
    WHERE o.oid >= 16384
    UNION ALL
    SELECT 'text search configuration', 'pg_ts_config'::regclass, c.oid, c.cfgnamespace, c.cfgname,
           concat('parser ', p.prsname, ': ',
               (SELECT string_agg(concat(m.maptokentype, ' ', m.mapdict::regdictionary), ', ' ORDER BY m.maptokentype, m.mapseqno)
                FROM pg_ts_config_map m WHERE m.mapcfg = c.oid)),
           c.cfgowner, NULL, NULL
    FROM pg_ts_config c JOIN pg_ts_parser p ON p.oid = c.cfgparser
    WHERE c.oid >= 16384
    UNION ALL
    SELECT 'text search dictionary', 'pg_ts_dict'::regclass, d.oid, d.dictnamespace, d.dictname,
           concat('template ', t.tmplname, ' ', d.dictinitoption), d.dictowner, NULL, NULL
    FROM pg_ts_dict d JOIN pg_ts_template t ON t.oid = d.dicttemplate
    UNION ALL
    SELECT 'text search parser', 'pg_ts_parser'::regclass, p.oid, p.prsnamespace, p.prsname,
           concat_ws(' ', p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype), NULL::oid, NULL, NULL
    FROM pg_ts_parser p
    UNION ALL
    SELECT 'text search template', 'pg_ts_template'::regclass, t.oid, t.tmplnamespace, t.tmplname,
           concat_ws(' ', t.tmplinit, t.tmpllexize), NULL::oid, NULL, NULL
    FROM pg_ts_template t
    UNION ALL
    SELECT 'cast', 'pg_cast'::regclass, c.oid, 0, concat(format_type(c.castsource, NULL), ' as ', format_type(c.casttarget, NULL)),
           concat_ws(' ', 'method', c.castmethod, nullif(c.castfunc, 0)::regprocedure, 'context', c.castcontext), NULL::oid, NULL, NULL
    FROM pg_cast c
    UNION ALL
    SELECT 'language', 'pg_language'::regclass, l.oid, 0, l.lanname,
           concat_ws(' ', 'trusted', l.lanpltrusted, 'handler', l.lanplcallfoid::regprocedure), l.lanowner, l.lanacl, 'l'
    FROM pg_language l
    UNION ALL
    SELECT 'foreign-data wrapper', 'pg_foreign_data_wrapper'::regclass, w.oid, 0, w.fdwname,
           concat_ws(' ', 'handler', nullif(w.fdwhandler, 0)::regprocedure, 'validator', nullif(w.fdwvalidator, 0)::regprocedure),
           w.fdwowner, w.fdwacl, 'F'
    FROM pg_foreign_data_wrapper w
    UNION ALL
    SELECT 'foreign server', 'pg_foreign_server'::regclass, s.oid, 0, s.srvname,
           concat_ws(' ', 'wrapper', w.fdwname, 'type', s.srvtype, 'version', s.srvversion, 'options',
               (SELECT string_agg(split_part(o, '=', 1)
                           || CASE WHEN split_part(o, '=', 1) IN ('host', 'port', 'dbname') THEN substr(o, strpos(o, '=')) ELSE '' END,
                       ', ' ORDER BY o)
                FROM unnest(s.srvoptions) o)),
           s.srvowner, s.srvacl, 'S'
    FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
    UNION ALL
    SELECT 'user mapping', 'pg_user_mapping'::regclass, m.umid, 0, concat(m.usename, ' on ', m.srvname), '', NULL::oid, NULL, NULL
    FROM pg_user_mappings m
    UNION ALL
    SELECT 'access method', 'pg_am'::regclass, a.oid, 0, a.amname, concat_ws(' ', a.amtype, a.amhandler), NULL::oid, NULL, NULL
    FROM pg_am a
    UNION ALL
    SELECT 'transform', 'pg_transform'::regclass, t.oid, 0, concat(format_type(t.trftype, NULL), ' for ', l.lanname),
           concat_ws(' ', t.trffromsql, t.trftosql), NULL::oid, NULL, NULL
    FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
    UNION ALL
    SELECT 'subscription', 'pg_subscription'::regclass, s.oid, 0, s.subname,
           concat('enabled ', s.subenabled, ' publications ', array_to_string(s.subpublications, ', ')), s.subowner, NULL, NULL
    FROM pg_subscription s
    WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
)
SELECT m.kind,
       n.nspname AS schema,
       m.name,
       m.definition,
       pg_get_userbyid(m.owner) AS owner,
       m.acl::text[] AS acl,
       acldefault(m.acl_kind, m.owner)::text[] AS acl_default,
       obj_description(m.oid, m.class::text::name) AS comment
FROM made m
LEFT JOIN pg_namespace n ON n.oid = m.namespace
WHERE m.oid >= 16384
  AND (m.namespace = ANY (:scope) OR m.namespace = 0 AND :whole)
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = m.class AND e.objid = m.oid AND e.deptype IN ('e', 'i'))
