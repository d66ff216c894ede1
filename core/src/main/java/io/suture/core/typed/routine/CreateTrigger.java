// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.routine;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.Names;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Slices;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code CREATE TRIGGER}. */
public record CreateTrigger(
        @Doc("its name") Identifier name,
        @Doc("the table or view") QualifiedName table,
        @Doc("when it runs") Timing timing,
        @Doc(value = "what makes it run", required = true) List<Event> events,

        @Doc("the columns whose change makes it run; else any update does")
        List<Identifier> updateOf,

        @Doc("whether it runs once for each row, rather than once for a statement")
        boolean forEachRow,

        @Doc("when it need not run: where this is not true") Optional<SqlExpression> when,
        @Doc("the function it runs") QualifiedName function,
        @Doc("what the function is given") List<String> arguments,

        @Doc("whether it may take the place of a trigger of that name (PostgreSQL 14)")
        boolean replace)
        implements TypedOperation {
    /** When a trigger runs. */
    public enum Timing {
        BEFORE,
        AFTER,
        INSTEAD_OF
    }

    /** What makes a trigger run. */
    public enum Event {
        INSERT(4),
        UPDATE(16),
        DELETE(8),
        TRUNCATE(32);

        /** As in the parse tree ({@code TRIGGER_TYPE_…} of pg_trigger.h). */
        private final int bit;

        Event(int bit) {
            this.bit = bit;
        }
    }

    public CreateTrigger {
        events = List.copyOf(events);
        updateOf = List.copyOf(updateOf);
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<String> sql() {
        return Words.statement(
                "CREATE",
                Words.when(replace, "OR REPLACE"),
                "TRIGGER",
                name,
                timing.name().replace('_', ' '),
                String.join(" OR ", events.stream().map(this::event).toList()),
                "ON",
                table,
                Words.when(forEachRow, "FOR EACH ROW"),
                when.map(w -> "WHEN " + w.inParentheses()),
                "EXECUTE FUNCTION",
                function
                        + Words.inParentheses(
                                arguments.stream().map(SqlLiteral::quote).toList()));
    }

    private String event(Event event) {
        boolean of = event == Event.UPDATE && !updateOf.isEmpty();
        return of ? "UPDATE OF " + Words.list(updateOf) : event.name();
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    CreateTrigger.class,
                    "create_trigger",
                    "Lets a function run whenever rows of a table change.",
                    Example.of("""
                            create_trigger:
                              name: patients_touch
                              table: patients
                              timing: before
                              events: [insert, update]
                              update_of: [email]
                              for_each_row: true
                              when: NEW.email IS NOT NULL
                              function: touch
                            """, """
                            CREATE TRIGGER patients_touch BEFORE INSERT OR UPDATE OF email ON patients
                                FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION touch()
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("CreateTrigStmt"))
                    .map(t -> trigger(t, statement.text()));
        }

        private static CreateTrigger trigger(Node tree, String text) {
            int timing = tree.integer("timing");
            return new CreateTrigger(
                    Identifier.of(tree.text("trigname")),
                    Names.of(tree.field("relation").orElseThrow()),
                    timing == 2 ? Timing.BEFORE : timing == 64 ? Timing.INSTEAD_OF : Timing.AFTER,
                    Arrays.stream(Event.values())
                            .filter(e -> (tree.integer("events") & e.bit) != 0)
                            .toList(),
                    Names.list(tree.strings("columns")),
                    tree.flag("row"),
                    Slices.inParenthesesAfter(text, "when").map(SqlExpression::new),
                    QualifiedName.of(tree.strings("funcname")),
                    tree.strings("args"),
                    tree.flag("replace"));
        }
    }
}
