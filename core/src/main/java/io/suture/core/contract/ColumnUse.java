// SPDX-License-Identifier: Apache-2.0
package io.suture.core.contract;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a node of a statement that names the relation needs this column of it.
 *
 * @param handles what the relation is called inside the statement: its name, its aliases
 * @param among whether columns without a table's name may be those of others
 */
record ColumnUse(TableName relation, Identifier column, Set<String> handles, boolean among) {

    Usage of(Node node) {
        return switch (node.tag()) {
            case "ColumnRef" -> reference(node);
            case "InsertStmt" -> inserted(node);
            case "UpdateStmt" -> targets(node, "targetList", Usage.NONE);
            case "CopyStmt" -> copied(node);
            case "MergeWhenClause" -> names(node.list("targetList")) ? unsure() : Usage.NONE;
            case "IndexElem" -> node.text("name").equals(column.value()) ? unsure() : Usage.NONE;
            case "JoinExpr" -> joined(node);
            default -> Usage.NONE;
        };
    }

    private Usage reference(Node node) {
        List<Node> fields = node.list("fields");
        List<String> names = node.strings("fields");
        boolean star = fields.getLast().is("A_Star");
        if (names.isEmpty()) {
            return Usage.PERHAPS;
        }
        if (star) {
            return handles.contains(names.getLast()) ? Usage.PERHAPS : Usage.NONE;
        }
        if (names.size() == 1) {
            return unqualified(names.getFirst());
        }
        boolean ours = handles.contains(names.get(names.size() - 2));
        return ours && names.getLast().equals(column.value()) ? Usage.YES : Usage.NONE;
    }

    /** A relation's name where a column's could stand is its whole row. */
    private Usage unqualified(String name) {
        if (name.equals(column.value())) {
            return unsure();
        }
        return handles.contains(name) ? Usage.PERHAPS : Usage.NONE;
    }

    private Usage inserted(Node node) {
        List<Node> changed =
                node.field("onConflictClause").map(c -> c.list("targetList")).orElse(List.of());
        Usage ofConflict = isOurs(node.field("relation")) && names(changed) ? Usage.YES : Usage.NONE;
        return targets(node, "cols", node.has("cols") ? Usage.NONE : Usage.PERHAPS)
                .or(ofConflict);
    }

    private Usage targets(Node node, String field, Usage otherwise) {
        if (!isOurs(node.field("relation"))) {
            return Usage.NONE;
        }
        return names(node.list(field)) ? Usage.YES : otherwise;
    }

    private Usage copied(Node node) {
        if (!isOurs(node.field("relation"))) {
            return Usage.NONE;
        }
        if (!node.has("attlist")) {
            return Usage.PERHAPS;
        }
        return node.strings("attlist").contains(column.value()) ? Usage.YES : Usage.NONE;
    }

    private Usage joined(Node node) {
        boolean using = node.strings("usingClause").contains(column.value());
        return using || node.flag("isNatural") ? Usage.PERHAPS : Usage.NONE;
    }

    private boolean names(List<Node> targets) {
        return targets.stream().anyMatch(t -> t.text("name").equals(column.value()));
    }

    private boolean isOurs(Optional<Node> range) {
        return range.filter(r -> r.text("relname").equals(relation.name().value()))
                .isPresent();
    }

    private Usage unsure() {
        return among ? Usage.PERHAPS : Usage.YES;
    }
}
