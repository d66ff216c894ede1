// SPDX-License-Identifier: Apache-2.0
package io.suture.core.release;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives views the grants, comments and owners that their tables have at that moment. A view of another name keeps its own comment; in
 * another schema, who may look into that of the table may look into that of the view. An owner the runner may not act for is not given:
 * what a view shows is decided by the table's rights anyway.
 *
 * @param tables by view
 */
public record Dress(SortedMap<TableName, TableName> tables) {
    private static final String SQL = """
            DO $suture$
            DECLARE
              v record;
              g record;
            BEGIN
              FOR v IN SELECT t.oid AS base, t.relacl, t.relowner, b.nspacl, b.nspowner, b.nspname AS base_schema, n.nspname AS schema,
                              w.oid AS view, w.relacl AS had, w.relowner AS maker, p.view_name = p.table_name AS same,
                              pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(w.relname) AS name
                       FROM (VALUES :views) AS p(view_schema, view_name, table_schema, table_name)
                       JOIN pg_catalog.pg_namespace AS n ON n.nspname = p.view_schema
                       JOIN pg_catalog.pg_class AS w ON w.relnamespace = n.oid AND w.relname = p.view_name AND w.relkind = 'v'
                       JOIN pg_catalog.pg_namespace AS b ON b.nspname = p.table_schema
                       JOIN pg_catalog.pg_class AS t ON t.relnamespace = b.oid AND t.relname = p.table_name
              LOOP
                FOR g IN SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END AS role
                         FROM pg_catalog.aclexplode(coalesce(v.nspacl, pg_catalog.acldefault('n', v.nspowner))) AS a
                         WHERE a.privilege_type = 'USAGE' AND v.schema <> v.base_schema
                LOOP
                  EXECUTE 'GRANT USAGE ON SCHEMA ' || pg_catalog.quote_ident(v.schema) || ' TO ' || g.role;
                END LOOP;
                FOR g IN SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END AS role
                         FROM pg_catalog.aclexplode(v.had) AS a WHERE a.grantee <> v.maker
                LOOP
                  EXECUTE 'REVOKE ALL ON ' || v.name || ' FROM ' || g.role;
                END LOOP;
                FOR g IN SELECT a.privilege_type AS privilege, '' AS columns, a.is_grantable,
                                CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END AS role
                         FROM pg_catalog.aclexplode(coalesce(v.relacl, pg_catalog.acldefault('r', v.relowner))) AS a
                         UNION ALL
                         SELECT a.privilege_type, ' (' || pg_catalog.quote_ident(c.attname) || ')', a.is_grantable,
                                CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END
                         FROM pg_catalog.pg_attribute AS c
                         JOIN pg_catalog.pg_attribute AS s ON s.attrelid = v.view AND s.attname = c.attname,
                              pg_catalog.aclexplode(c.attacl) AS a
                         WHERE c.attrelid = v.base AND c.attnum > 0 AND NOT c.attisdropped
                LOOP
                  EXECUTE 'GRANT ' || g.privilege || g.columns || ' ON ' || v.name || ' TO ' || g.role
                          || CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END;
                END LOOP;
                IF v.same THEN
                  EXECUTE pg_catalog.format('COMMENT ON VIEW %s IS %L', v.name, pg_catalog.obj_description(v.base, 'pg_class'));
                END IF;
                FOR g IN SELECT pg_catalog.quote_ident(c.attname) AS name, pg_catalog.col_description(c.attrelid, c.attnum) AS said
                         FROM pg_catalog.pg_attribute AS c
                         JOIN pg_catalog.pg_attribute AS s ON s.attrelid = v.view AND s.attname = c.attname
                         WHERE c.attrelid = v.base AND c.attnum > 0 AND NOT c.attisdropped
                           AND pg_catalog.col_description(c.attrelid, c.attnum)
                               IS DISTINCT FROM pg_catalog.col_description(s.attrelid, s.attnum)
                LOOP
                  EXECUTE pg_catalog.format('COMMENT ON COLUMN %s.%s IS %L', v.name, g.name, g.said);
                END LOOP;
                IF v.relowner <> v.maker AND pg_catalog.pg_has_role(v.relowner, 'USAGE')
                   AND (pg_catalog.has_schema_privilege(v.relowner, v.schema, 'CREATE')
                        OR (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user)) THEN
                  EXECUTE 'ALTER VIEW ' || v.name || ' OWNER TO ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(v.relowner));
                END IF;
              END LOOP;
            END $suture$""";

    /** One statement, without a lock that stands in anybody's way. */
    public String sql() {
        return SQL.replace(":views", tables.entrySet().stream().map(Dress::row).collect(Collectors.joining(", ")));
    }

    private static String row(Map.Entry<TableName, TableName> view) {
        return Stream.of(view.getKey(), view.getValue())
                .flatMap(t -> Stream.of(t.schema(), t.name()))
                .map(Identifier::value)
                .map(SqlLiteral::quote)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
