// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.Expressions;
import java.util.HashSet;
import java.util.Set;

@AutoService(Rule.class)
@RulePage(
        id = "column-becomes-required",
        tier = Tier.ADVISORY,
        title = "a column of the same file becomes NOT NULL, or gets a check",
        effect = "Programs that do not know the column yet write null, and fail.",
        instead = "Give it a default, or require it in a later release.",
        bad = """
                ALTER TABLE users ADD COLUMN age int;
                ALTER TABLE users ALTER COLUMN age SET NOT NULL;""",
        good = """
                ALTER TABLE users ADD COLUMN age int DEFAULT 0;
                ALTER TABLE users ALTER COLUMN age SET NOT NULL;""")
public final class ColumnBecomesRequired implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration alteration : at.alterations()) {
            Set<Identifier> required = new HashSet<>();
            if (alteration.command().is("SetNotNull")) {
                required.add(alteration.command().name());
            }
            alteration
                    .newConstraints(ConstraintType.CHECK)
                    .filter(c -> alteration.command().is("AddConstraint"))
                    .flatMap(c -> c.expression().stream())
                    .forEach(e -> required.addAll(Expressions.provenNotNull(e)));
            required.stream()
                    .filter(c -> isNewWithoutDefault(at, alteration, c))
                    .forEach(c -> notes.add(
                            "programs that do not know " + c + " yet cannot write to " + alteration.name()
                                    + " any more",
                            alteration
                                            .with("ALTER COLUMN " + c + " SET DEFAULT …")
                                            .replace("…", "NULL /* a value that is never null */")
                                    + "\n" + alteration.alone()));
        }
    }

    private static boolean isNewWithoutDefault(Spot at, Alteration alteration, Identifier column) {
        boolean added = at.file().spots().stream()
                .flatMap(s -> Columns.of(s).stream())
                .filter(c -> c.table().name().equals(alteration.table().name()))
                .anyMatch(c -> c.column().name().equals(column)
                        && c.column().defaultExpression().isEmpty()
                        && !c.column().hasSequence());
        return added
                && at.relation(alteration.table())
                        .flatMap(r -> r.column(column))
                        .filter(c -> c.value() instanceof ColumnValue.None)
                        .isPresent();
    }
}
