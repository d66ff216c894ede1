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
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code GRANT} on things that have names. */
public record Grant(
        @Doc(value = "the rights: select, insert, usage …; all for every one there is", required = true)
        List<Privilege> privileges,

        @Doc("what they are about; tables and views where nothing is said")
        Optional<Subject> on,

        @Doc(value = "which", required = true) List<QualifiedName> names,

        @Doc(value = "the roles that get them; public for everybody", required = true)
        List<Identifier> to,

        @Doc("whether they may give them on") boolean grantOption)
        implements TypedOperation {
    public Grant {
        privileges = List.copyOf(privileges);
        names = List.copyOf(names);
        to = List.copyOf(to);
    }

    @Override
    public List<String> sql() {
        return Words.statement(
                "GRANT",
                Words.list(privileges),
                "ON",
                on.map(Subject::sql),
                Words.list(names),
                "TO",
                Words.list(to),
                Words.when(grantOption, "WITH GRANT OPTION"));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    Grant.class,
                    "grant",
                    "Gives roles rights.",
                    Example.of("""
                            grant: {privileges: [select, update], names: patients, to: public}
                            """, """
                            GRANT SELECT, UPDATE ON patients TO public
                            """).takenBackBy("""
                            revoke: {privileges: [select, update], names: patients, from: public}
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("GrantStmt") && t.flag("is_grant"))
                    .map(t -> new Grant(
                            Privilege.of(t),
                            Subject.of(t.text("objtype")).filter(s -> s != Subject.TABLE),
                            t.list("objects").stream()
                                    .map(o ->
                                            o.is("RangeVar") ? Names.of(o) : QualifiedName.of(List.of(o.text("sval"))))
                                    .toList(),
                            Names.roles(t.list("grantees")),
                            t.flag("grant_option")));
        }
    }
}
