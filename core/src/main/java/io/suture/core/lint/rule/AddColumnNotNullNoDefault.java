// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.DataType.DomainType;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintType;

@AutoService(Rule.class)
@RulePage(
        id = "add-column-not-null-no-default",
        tier = Tier.SAFETY,
        title = "ADD COLUMN NOT NULL without a default",
        effect = "Fails if the table has a single row.",
        instead = "Give a default, or add it nullable, fill it, and make it NOT NULL by way of a check.",
        bad = "ALTER TABLE users ADD COLUMN active boolean NOT NULL;",
        good = "ALTER TABLE users ADD COLUMN active boolean NOT NULL DEFAULT false;")
public final class AddColumnNotNullNoDefault implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (NewColumn added : NewColumn.of(at)) {
            ColumnClause column = added.column();
            boolean required = column.has(ConstraintType.NOTNULL) || column.has(ConstraintType.PRIMARY);
            boolean filled = column.defaultExpression().filter(e -> !isNull(e)).isPresent()
                    || column.hasSequence()
                    || column.has(ConstraintType.GENERATED)
                    || hasDomainDefault(at, column);
            if (required && !filled) {
                notes.add(
                        "it fails if " + added.alteration().name() + " has a single row: its rows would be null",
                        added.bare() + "\n-- fill it in batches, then prove it:\n"
                                + added.alteration()
                                        .with("ADD CONSTRAINT "
                                                + Identifier.of(column.name().value() + "_not_null")
                                                + " CHECK (" + column.name()
                                                + " IS NOT NULL) NOT VALID"));
            }
        }
    }

    static boolean isNull(Node expression) {
        Node inner = expression;
        while (inner.is("TypeCast")) {
            inner = inner.field("arg").orElseThrow();
        }
        return inner.is("A_Const") && inner.flag("isnull");
    }

    private static boolean hasDomainDefault(Spot at, ColumnClause column) {
        return column.type()
                .flatMap(t -> at.outlook().type(t.schema(), t.name()))
                .filter(t -> t instanceof DomainType d && d.defaultExpression().isPresent())
                .isPresent();
    }
}
