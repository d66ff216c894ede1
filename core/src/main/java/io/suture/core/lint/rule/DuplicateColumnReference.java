// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

@AutoService(Rule.class)
@RulePage(
        id = "duplicate-column-reference",
        tier = Tier.SAFETY,
        title = "one column twice in SET, in a list of columns or in a table",
        effect = "PostgreSQL refuses it, and the file fails here.",
        instead = "Name each column once.",
        bad = "INSERT INTO users (id, name, name) VALUES (1, 'a', 'b');",
        good = "INSERT INTO users (id, name) VALUES (1, 'a');")
public final class DuplicateColumnReference implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.tree().walk().flatMap(DuplicateColumnReference::lists).forEach(list -> {
            Set<String> seen = new HashSet<>();
            Set<String> parts = new HashSet<>();
            for (Node target : list) {
                String name = name(target);
                boolean part = target.has("indirection");
                boolean twice = part ? seen.contains(name) : !seen.add(name) || parts.contains(name);
                if (part) {
                    parts.add(name);
                }
                if (twice) {
                    notes.add(
                            "the column " + Identifier.of(name) + " is given twice: PostgreSQL refuses it",
                            "-- name " + Identifier.of(name) + " once in:\n" + at.sql());
                }
            }
        });
    }

    private static String name(Node target) {
        return switch (target.tag()) {
            case "ColumnDef" -> target.text("colname");
            case "String" -> target.text("sval");
            default -> target.text("name");
        };
    }

    /** Each list of targets of a statement. */
    private static Stream<List<Node>> lists(Node node) {
        return switch (node.tag()) {
            case "InsertStmt" ->
                Stream.of(
                        node.list("cols"),
                        node.field("onConflictClause")
                                .map(c -> c.list("targetList"))
                                .orElse(List.of()));
            case "UpdateStmt", "MergeWhenClause" -> Stream.of(node.list("targetList"));
            case "CreateStmt" ->
                Stream.of(node.list("tableElts").stream()
                        .filter(e -> e.is("ColumnDef"))
                        .toList());
            case "AlterTableStmt" ->
                Stream.of(node.list("cmds").stream()
                        .filter(c -> c.text("subtype").equals("AT_AddColumn") && !c.flag("missing_ok"))
                        .flatMap(c -> c.field("def").stream())
                        .toList());
            case "Constraint" -> Stream.of(node.list("keys"));
            case "CopyStmt" -> Stream.of(node.list("attlist"));
            default -> Stream.of();
        };
    }
}
