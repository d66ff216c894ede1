// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.ExclusionElement;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Reference;
import io.suture.core.typed.Slices;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.TableChange;
import io.suture.core.typed.TableChangeType;
import io.suture.core.typed.TableCommand;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code ALTER TABLE … ADD EXCLUDE}. */
public record AddExclusion(
        @Doc("the table") QualifiedName table,

        @Doc(value = "what no two rows may have together", required = true)
        List<ExclusionElement> elements,

        @Doc("the access method; btree where none is said") Optional<Identifier> using,

        @Doc("which rows it is for; all where nothing is said")
        Optional<SqlExpression> where,

        @Doc("its name; else one is made of those of table and columns")
        Optional<Identifier> name,

        @Doc("whether it may be checked as late as when the transaction ends")
        Optional<Reference.Deferral> deferrable)
        implements TableChange {
    public AddExclusion {
        elements = List.copyOf(elements);
    }

    @Override
    public String command() {
        return Words.of(
                "ADD",
                Words.after("CONSTRAINT", name),
                "EXCLUDE",
                Words.after("USING", using),
                Words.inParentheses(elements),
                where.map(w -> "WHERE " + w.inParentheses()),
                deferrable);
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    AddExclusion.class,
                    "add_exclusion",
                    "Lets no two rows overlap in what they say.",
                    Example.of("""
                            add_exclusion:
                              table: visits
                              using: gist
                              elements:
                                - {element: "(tstzrange(starts_at, ends_at))", operator: "&&"}
                              where: room = 1
                            """, """
                            ALTER TABLE visits ADD EXCLUDE USING gist ((tstzrange(starts_at, ends_at)) WITH &&) WHERE (room = 1)
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.constraint("CONSTR_EXCLUSION")
                    .map(c -> new AddExclusion(
                            command.table(),
                            ExclusionElement.list(command.words()),
                            c.string("access_method")
                                    .filter(m -> !m.equals("btree"))
                                    .map(Identifier::of),
                            Slices.inParenthesesAfter(command.words(), "where").map(SqlExpression::new),
                            c.string("conname").map(Identifier::of),
                            Reference.Deferral.of(c)));
        }
    }
}
