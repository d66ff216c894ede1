// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import java.util.List;
import java.util.Optional;

/**
 * Adds a value to an enum that exists, in a transaction of its own.
 *
 * <pre>
 * expand    ALTER TYPE … ADD VALUE …    no lock on any table
 * </pre>
 *
 * A value can be used only after the transaction that added it has committed (manual of PostgreSQL 18, ALTER TYPE, "Notes").
 */
public record AddEnumValue(Statement statement) implements Operation {
    @Override
    public void compile(Draft draft) {
        draft.commit();
        draft.gather(
                Phase.EXPAND,
                Draft.verbatim(statement),
                Takes.NOTHING,
                Undo.impossible("PostgreSQL cannot take a value out of an enum"));
        draft.commit();
        Effects.apply(statement, draft.outlook());
    }

    @Override
    public Kind kind() {
        return Kind.ADDITIVE;
    }

    /** Understands {@code ALTER TYPE … ADD VALUE} of a type that was there before the run. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public boolean evenAsWritten() {
            return true;
        }

        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            if (statement.kind() != StatementKind.ALTER_ENUM_ADD_VALUE) {
                return Optional.empty();
            }
            return Optional.of(List.of(new AddEnumValue(statement)));
        }
    }
}
