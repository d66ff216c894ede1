// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

@AutoService(Rule.class)
@RulePage(
        id = "enum-value-used-in-same-transaction",
        tier = Tier.SAFETY,
        title = "a new value of an enum is used in the transaction that added it",
        effect = "PostgreSQL refuses it (SQLSTATE 55P04): the value may be used once the transaction has committed.",
        instead = "Add the value in a migration of its own.",
        bad = """
                BEGIN;
                ALTER TYPE state ADD VALUE 'archived';
                UPDATE items SET state = 'archived' WHERE state = 'done';
                COMMIT;""",
        good = """
                ALTER TYPE state ADD VALUE 'archived';
                UPDATE items SET state = 'archived' WHERE state = 'done';""")
public final class EnumValueUsedInSameTransaction implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.ALTER_ENUM_ADD_VALUE)) {
            return;
        }
        for (Spot earlier : at.earlierInTransaction()) {
            String value = earlier.tree().text("newVal");
            if (earlier.is(StatementKind.ALTER_ENUM_ADD_VALUE)
                    && !EnumType.isOwn(earlier)
                    && uses(at, value)
                    && mayConcern(at, EnumType.name(earlier))) {
                notes.add(
                        "the value '" + value + "' cannot be used before the transaction that added it commits",
                        "COMMIT;\n" + at.sql());
            }
        }
    }

    /** Not where all tables it is about are known, and none has a column of that type, nor does a cast name it. */
    private static boolean mayConcern(Spot at, RelationName type) {
        List<Optional<Relation>> tables = at.statement().relations().stream()
                .map(r -> at.known(new RelationName(r.schema(), r.name(), false, false)))
                .toList();
        return tables.isEmpty()
                || tables.stream().anyMatch(Optional::isEmpty)
                || tables.stream()
                        .flatMap(t -> t.orElseThrow().columns().stream())
                        .anyMatch(c -> c.typeName().name().equals(type.name()))
                || at.tree()
                        .walk()
                        .filter(n -> n.is("TypeCast"))
                        .flatMap(n -> n.field("typeName").stream())
                        .anyMatch(
                                n -> RelationName.of(n.strings("names")).name().equals(type.name()));
    }

    private static boolean uses(Spot at, String value) {
        return at.tree()
                .walk()
                .filter(n -> n.is("A_Const"))
                .flatMap(n -> n.field("sval").stream())
                .anyMatch(s -> s.text("sval").equals(value));
    }
}
