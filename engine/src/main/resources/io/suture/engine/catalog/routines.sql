-- SPDX-License-Identifier: Apache-2.0
-- One row a function, procedure or aggregate; constructors of range types belong to their type and are left out.
SELECT n.nspname AS schema,
       p.proname AS name,
       pg_get_function_identity_arguments(p.oid) AS arguments,
       p.prokind AS kind,
       pg_get_function_result(p.oid) AS result,
       l.lanname AS language,
       CASE WHEN p.prokind = 'a' THEN
           concat_ws(', ',
               'arguments ' || pg_get_function_arguments(p.oid),
               'kind ' || a.aggkind::text || ' ' || a.aggnumdirectargs,
               'step ' || a.aggtransfn::regprocedure,
               'state ' || format_type(a.aggtranstype, NULL) || ' ' || a.aggtransspace,
               'final ' || nullif(a.aggfinalfn, 0)::regprocedure || ' ' || a.aggfinalextra || ' ' || a.aggfinalmodify::text,
               'combine ' || nullif(a.aggcombinefn, 0)::regprocedure,
               'serial ' || nullif(a.aggserialfn, 0)::regprocedure,
               'deserial ' || nullif(a.aggdeserialfn, 0)::regprocedure,
               'moving step ' || nullif(a.aggmtransfn, 0)::regprocedure,
               'moving inverse ' || nullif(a.aggminvtransfn, 0)::regprocedure,
               'moving state ' || format_type(nullif(a.aggmtranstype, 0), NULL) || ' ' || a.aggmtransspace,
               'moving final ' || nullif(a.aggmfinalfn, 0)::regprocedure,
               'sort operator ' || nullif(a.aggsortop, 0)::regoperator,
               'initial ' || a.agginitval,
               'moving initial ' || a.aggminitval,
               'parallel ' || p.proparallel::text)
           ELSE pg_get_functiondef(p.oid) END AS definition,
       pg_get_userbyid(p.proowner) AS owner,
       p.proacl::text[] AS acl,
       acldefault('f', p.proowner)::text[] AS acl_default,
       obj_description(p.oid, 'pg_proc') AS comment
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
JOIN pg_language l ON l.oid = p.prolang
LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
WHERE p.pronamespace = ANY (:scope)
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype IN ('e', 'i'))
