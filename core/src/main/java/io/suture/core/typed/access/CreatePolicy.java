// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.access;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.Names;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Slices;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code CREATE POLICY}. */
public record CreatePolicy(
        @Doc("its name") Identifier name,
        @Doc("the table") QualifiedName table,

        @Doc(value = "what it is about; all where nothing is said", name = "for")
        Optional<Command> command,

        @Doc("the roles it is for; everybody where none is said")
        List<Identifier> to,

        @Doc("which rows they see, and may change") Optional<SqlExpression> using,
        @Doc("which rows they may write; else the same") Optional<SqlExpression> withCheck,

        @Doc("whether it takes rights away that others give, rather than giving some")
        boolean restrictive)
        implements TypedOperation {
    /** What a policy is about. */
    public enum Command {
        ALL,
        SELECT,
        INSERT,
        UPDATE,
        DELETE
    }

    public CreatePolicy {
        to = List.copyOf(to);
    }

    @Override
    public List<String> sql() {
        return Words.statement(
                "CREATE POLICY",
                name,
                "ON",
                table,
                Words.when(restrictive, "AS RESTRICTIVE"),
                Words.after("FOR", command),
                Words.when(!to.isEmpty(), "TO " + Words.list(to)),
                using.map(e -> "USING " + e.inParentheses()),
                withCheck.map(e -> "WITH CHECK " + e.inParentheses()));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(CreatePolicy.class, "create_policy", "Says which rows of a table a role sees.", Example.of("""
                            create_policy: {name: own_patients, table: patients, for: select, using: ward = 2}
                            """, """
                            CREATE POLICY own_patients ON patients FOR SELECT USING (ward = 2)
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("CreatePolicyStmt"))
                    .map(t -> new CreatePolicy(
                            Identifier.of(t.text("policy_name")),
                            Names.of(t.field("table").orElseThrow()),
                            Optional.of(Command.valueOf(t.text("cmd_name").toUpperCase(Locale.ROOT)))
                                    .filter(c -> c != Command.ALL),
                            Names.roles(t.list("roles")),
                            Slices.inParenthesesAfter(statement.text(), "using").map(SqlExpression::new),
                            Slices.inParenthesesAfter(statement.text(), "with", "check")
                                    .map(SqlExpression::new),
                            !t.flag("permissive")));
        }
    }
}
