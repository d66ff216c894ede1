// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.routine;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.DollarQuoted;
import io.suture.core.typed.Example;
import io.suture.core.typed.Fragment;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code CREATE FUNCTION}. */
public record CreateFunction(
        @Doc("its name") QualifiedName name,

        @Doc("its arguments as in SQL, without the parentheses")
        Optional<String> arguments,

        @Doc("what it returns, as in SQL: a type, SETOF and a type, TABLE and columns, trigger")
        Optional<String> returns,

        @Doc("the language of its body") Identifier language,
        @Doc("what it does") String body,

        @Doc("whether the same arguments always give the same result; volatile where nothing is said")
        Optional<Volatility> volatility,

        @Doc("whether a null among its arguments makes the result null, without a call")
        boolean strict,

        @Doc("whether its owner's rights count, not its caller's")
        boolean securityDefiner,

        @Doc("settings while it runs, as in SQL: search_path = pg_catalog")
        List<String> set,

        @Doc("whether it may take the place of a function of that name and those arguments")
        boolean replace)
        implements TypedOperation {
    /** What a result depends on. */
    public enum Volatility {
        /** Its arguments alone. */
        IMMUTABLE,
        /** Its arguments and what a statement sees. */
        STABLE,
        VOLATILE
    }

    public CreateFunction {
        set = List.copyOf(set);
        Fragment.requireOne(
                "CreateFunctionStmt",
                sql(name, arguments, returns, language, body, volatility, strict, securityDefiner, set, replace));
    }

    @Override
    public List<String> sql() {
        return List.of(
                sql(name, arguments, returns, language, body, volatility, strict, securityDefiner, set, replace));
    }

    private static String sql(
            QualifiedName name,
            Optional<String> arguments,
            Optional<String> returns,
            Identifier language,
            String body,
            Optional<Volatility> volatility,
            boolean strict,
            boolean securityDefiner,
            List<String> set,
            boolean replace) {
        return Words.of(
                "CREATE",
                Words.when(replace, "OR REPLACE"),
                "FUNCTION",
                name + "(" + arguments.orElse("") + ")",
                Words.after("RETURNS", returns),
                "LANGUAGE",
                language,
                volatility,
                Words.when(strict, "STRICT"),
                Words.when(securityDefiner, "SECURITY DEFINER"),
                String.join(" ", set.stream().map(s -> "SET " + s).toList()),
                "AS",
                DollarQuoted.of(body));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    CreateFunction.class,
                    "create_function",
                    "Creates a function, or replaces one.",
                    Example.of("""
                            create_function:
                              name: touch
                              returns: trigger
                              language: plpgsql
                              body: BEGIN NEW.cost := coalesce(NEW.cost, 0); RETURN NEW; END
                              replace: true
                            """, """
                            CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql
                            AS $f$BEGIN NEW.cost := coalesce(NEW.cost, 0); RETURN NEW; END$f$
                            """).takenBackBy("""
                            create_function:
                              name: touch
                              returns: trigger
                              language: plpgsql
                              body: " BEGIN RETURN NEW; END "
                              replace: true
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("CreateFunctionStmt") && !t.flag("is_procedure"))
                    .map(t -> new FunctionReading(statement.edit(), t).function());
        }
    }
}
