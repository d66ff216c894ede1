// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import java.util.List;
import java.util.Optional;

/**
 * A relation as a statement names it.
 *
 * @param schema empty where it is left to the search path
 * @param only whether {@code ONLY} keeps the statement away from partitions and heirs
 * @param temporary whether {@code TEMPORARY} is written
 */
public record RelationName(Optional<Identifier> schema, Identifier name, boolean only, boolean temporary) {

    /** @param rangeVar a {@code RangeVar} */
    public static RelationName of(Node rangeVar) {
        return new RelationName(
                rangeVar.string("schemaname").map(Identifier::of),
                Identifier.of(rangeVar.text("relname")),
                !rangeVar.flag("inh"),
                rangeVar.text("relpersistence").equals("t"));
    }

    /** @param parts {@code name}, {@code schema.name} or {@code database.schema.name} */
    public static RelationName of(List<String> parts) {
        Optional<Identifier> schema =
                parts.size() > 1 ? Optional.of(Identifier.of(parts.get(parts.size() - 2))) : Optional.empty();
        return new RelationName(schema, Identifier.of(parts.getLast()), false, false);
    }

    /** The relation in this field of the node, if there is one. */
    public static Optional<RelationName> in(Node node, String field) {
        return node.field(field).filter(f -> f.has("relname")).map(RelationName::of);
    }
}
