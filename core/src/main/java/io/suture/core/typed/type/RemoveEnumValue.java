// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.type;

import com.google.auto.service.AutoService;
import io.suture.core.problem.Problem;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.SutureCall;
import io.suture.core.typed.TypedOperation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An enum without one of its values. PostgreSQL has no statement for it: the type is made anew, and every table that holds it. */
public record RemoveEnumValue(
        @Doc("the type") QualifiedName type,
        @Doc("the value that goes") String value,

        @Doc("the value that rows get instead; without it no row may hold the value")
        Optional<String> replaceWith)
        implements TypedOperation {
    private static final String NAME = "remove_enum_value";
    private static final String VALUE = "value";
    private static final String REPLACE_WITH = "replace_with";

    /** @throws io.suture.core.problem.SutureException {@code ENUM-VALUE} where the value is to be replaced with itself */
    public RemoveEnumValue {
        if (replaceWith.filter(value::equals).isPresent()) {
            throw Problem.user(
                            "ENUM-VALUE",
                            "'" + value + "' is to go, and to be what rows get instead",
                            "a row cannot hold what is not there",
                            "name another value, or leave `replace_with` away")
                    .asException();
        }
    }

    @Override
    public List<String> sql() {
        return List.of(SutureCall.of(NAME, type.display())
                .with(VALUE, Optional.of(value))
                .with(REPLACE_WITH, replaceWith)
                .sql());
    }

    /** The operation that a {@code CALL suture.remove_enum_value} is; empty for anything else. */
    public static Optional<RemoveEnumValue> of(Statement statement) {
        return SutureCall.of(statement, NAME, Set.of(VALUE, REPLACE_WITH))
                .flatMap(call -> call.text(VALUE)
                        .map(value -> new RemoveEnumValue(
                                QualifiedName.parse(call.subject()), value, call.text(REPLACE_WITH))));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    RemoveEnumValue.class,
                    NAME,
                    "Takes a value away from an enum, while tables that hold it are read and written.",
                    Example.of("""
                            remove_enum_value: {type: outcome, value: other}
                            """, """
                            CALL suture.remove_enum_value('outcome', value => 'other')
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return RemoveEnumValue.of(statement).map(o -> o);
        }
    }
}
