// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

/**
 * A relation's number as an SQL expression, null where there is none.
 *
 * <p>Not {@code to_regclass}: that is an error for whoever has no USAGE on the schema, and the runner's own login need not have it.
 */
public final class RelationOid {
    private RelationOid() {}

    public static String of(TableName relation) {
        return of(
                SqlLiteral.quote(relation.schema().value()),
                SqlLiteral.quote(relation.name().value()));
    }

    /** @param text SQL of a text that is a {@link TableName} as it quotes itself */
    public static String ofText(String text) {
        return of("(pg_catalog.parse_ident(" + text + "))[1]", "(pg_catalog.parse_ident(" + text + "))[2]");
    }

    private static String of(String schema, String name) {
        return "(SELECT r.oid FROM pg_catalog.pg_class AS r JOIN pg_catalog.pg_namespace AS s ON s.oid = r.relnamespace"
                + " WHERE s.nspname = " + schema + " AND r.relname = " + name + ")";
    }
}
