// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Slices;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.SqlType;
import io.suture.core.typed.TableChange;
import io.suture.core.typed.TableChangeType;
import io.suture.core.typed.TableCommand;
import io.suture.core.typed.Words;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ALTER TABLE … ALTER COLUMN … TYPE}. */
public record ChangeType(
        @Doc("the table") QualifiedName table,
        @Doc("the column") Identifier column,
        @Doc("its new type") SqlType type,
        @Doc("its new collation") Optional<QualifiedName> collation,

        @Doc("the new value, from the old one; else PostgreSQL casts")
        Optional<SqlExpression> using)
        implements TableChange {
    @Override
    public String command() {
        return Words.of(
                "ALTER COLUMN", column, "TYPE", type, Words.after("COLLATE", collation), Words.after("USING", using));
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    ChangeType.class,
                    "change_type",
                    "Gives a column another type.",
                    Example.of("""
                            change_type: {table: visits, column: room, type: bigint}
                            """, """
                            ALTER TABLE visits ALTER COLUMN room TYPE bigint
                            """).takenBackBy("""
                            change_type: {table: visits, column: room, type: integer}
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.is("AlterColumnType") ? Optional.of(change(command)) : Optional.empty();
        }

        private static ChangeType change(TableCommand command) {
            String words = Slices.after(command.words(), "type").orElseThrow();
            StatementText text = StatementText.of(words);
            int end = Stream.of("collate", "using")
                    .flatMap(word -> text.keyword(word).stream())
                    .mapToInt(Token::offset)
                    .min()
                    .orElse(words.length());
            return new ChangeType(
                    command.table(),
                    command.command().name(),
                    new SqlType(words.substring(0, end)),
                    command.command()
                            .definition()
                            .flatMap(d -> d.field("collClause"))
                            .map(c -> QualifiedName.of(c.strings("collname"))),
                    Slices.after(words, "using").map(SqlExpression::new));
        }
    }
}
