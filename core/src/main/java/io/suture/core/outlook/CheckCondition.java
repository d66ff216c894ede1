// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Node;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.ddl.AlterTable;
import java.util.List;
import java.util.stream.Stream;

/** What a table's checks say of its rows. Costs a parse a check. */
public final class CheckCondition {
    private static final SourceName CHECK = SourceName.of("<check>");

    private CheckCondition() {}

    /** Of the valid ones: each is true or null for every row. None of one whose definition is not known in full. */
    public static List<Node> proven(Relation table) {
        return table.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.CHECK && c.validated() && c.enforced())
                .flatMap(CheckCondition::of)
                .toList();
    }

    private static Stream<Node> of(Constraint check) {
        try {
            return SqlScript.parse("ALTER TABLE t ADD " + check.definition(), CHECK).statements().stream()
                    .flatMap(s -> AlterTable.of(s).stream())
                    .flatMap(a -> a.commands().stream())
                    .flatMap(c -> c.constraint().stream())
                    .flatMap(c -> c.expression().stream());
        } catch (SutureException e) {
            return Stream.empty();
        }
    }
}
