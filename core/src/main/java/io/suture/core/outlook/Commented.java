// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A relation or column that a {@code COMMENT} is about.
 *
 * @param words as in the statement, with its full name: {@code TABLE public.users}
 */
public record Commented(String words, TableName relation, Optional<Identifier> column) {
    private static final Map<String, String> KINDS = Map.of(
            "OBJECT_TABLE", "TABLE",
            "OBJECT_VIEW", "VIEW",
            "OBJECT_MATVIEW", "MATERIALIZED VIEW",
            "OBJECT_SEQUENCE", "SEQUENCE",
            "OBJECT_FOREIGN_TABLE", "FOREIGN TABLE");

    /** Empty for other kinds of objects, and where it is not known. */
    public static Optional<Commented> of(Node comment, Outlook outlook) {
        List<String> names =
                comment.field("object").map(o -> o.strings("items")).orElse(List.of());
        String type = comment.text("objtype");
        if (type.equals("OBJECT_COLUMN") && names.size() > 1) {
            Identifier column = Identifier.of(names.getLast());
            return outlook.find(RelationName.of(names.subList(0, names.size() - 1)))
                    .filter(table -> column(outlook, table, column).isPresent())
                    .map(table -> new Commented("COLUMN " + table + "." + column, table, Optional.of(column)));
        }
        return Optional.ofNullable(KINDS.get(type))
                .flatMap(kind -> outlook.find(RelationName.of(names))
                        .filter(relation -> outlook.relation(relation).isPresent())
                        .map(relation -> new Commented(kind + " " + relation, relation, Optional.empty())));
    }

    /** What was said about it before the run. */
    public Optional<String> before(Outlook outlook) {
        return column.isPresent()
                ? column(outlook, relation, column.get()).flatMap(Column::comment)
                : outlook.relation(relation).flatMap(Relation::comment);
    }

    private static Optional<Column> column(Outlook outlook, TableName table, Identifier name) {
        return outlook.relation(table).flatMap((Relation r) -> r.column(name));
    }
}
