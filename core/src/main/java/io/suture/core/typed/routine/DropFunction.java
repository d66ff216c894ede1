// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.routine;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementText;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Dropped;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Slices;
import io.suture.core.typed.SqlType;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code DROP FUNCTION}. */
public record DropFunction(
        @Doc("its name") QualifiedName name,

        @Doc("the types of its arguments; may be left out where it is the only one of its name")
        List<SqlType> arguments,

        @Doc("whether nothing is done where there is none") boolean ifExists,
        @Doc("whether what depends on it goes too") boolean cascade,

        @Doc("whether it has no arguments, where others of its name have some")
        boolean noArguments)
        implements TypedOperation {
    public DropFunction {
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<String> sql() {
        boolean signature = noArguments || !arguments.isEmpty();
        return Dropped.sql(
                "FUNCTION", ifExists, List.of(name + Words.when(signature, Words.inParentheses(arguments))), cascade);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    DropFunction.class,
                    "drop_function",
                    "Drops a function.",
                    Example.of("""
                            drop_function: {name: touch, cascade: true}
                            """, """
                            DROP FUNCTION touch CASCADE
                            """).takenBackBy("""
                            sql: |
                              CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
                              CREATE TRIGGER visits_touch BEFORE UPDATE ON visits FOR EACH ROW EXECUTE FUNCTION touch();
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Dropped.of(statement, "OBJECT_FUNCTION").map(d -> {
                Node object = statement.tree().list("objects").getFirst();
                List<SqlType> types = Slices.inParenthesesAfter(statement.text(), "function")
                        .filter(a -> !a.isEmpty())
                        .map(Type::types)
                        .orElse(List.of());
                return new DropFunction(
                        QualifiedName.of(object.strings("objname")),
                        types,
                        d.ifExists(),
                        d.cascade(),
                        types.isEmpty() && !object.flag("args_unspecified"));
            });
        }

        private static List<SqlType> types(String arguments) {
            StatementText text = StatementText.of(arguments);
            return text.items(0).stream().map(text::text).map(SqlType::new).toList();
        }
    }
}
