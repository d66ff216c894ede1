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

/** {@code REVOKE} on things that have names. */
public record Revoke(
        @Doc(value = "the rights: select, insert, usage …; all for every one there is", required = true)
        List<Privilege> privileges,

        @Doc("what they are about; tables and views where nothing is said")
        Optional<Subject> on,

        @Doc(value = "which", required = true) List<QualifiedName> names,

        @Doc(value = "the roles that lose them; public for everybody", required = true)
        List<Identifier> from,

        @Doc("whether those lose them, too, who have them from these")
        boolean cascade)
        implements TypedOperation {
    public Revoke {
        privileges = List.copyOf(privileges);
        names = List.copyOf(names);
        from = List.copyOf(from);
    }

    @Override
    public List<String> sql() {
        return Words.statement(
                "REVOKE",
                Words.list(privileges),
                "ON",
                on.map(Subject::sql),
                Words.list(names),
                "FROM",
                Words.list(from),
                Words.when(cascade, "CASCADE"));
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    Revoke.class,
                    "revoke",
                    "Takes rights from roles.",
                    Example.of("""
                            revoke: {privileges: [usage], on: schema, names: public, from: public}
                            """, """
                            REVOKE USAGE ON SCHEMA public FROM public
                            """).takenBackBy("""
                            grant: {privileges: [usage], on: schema, names: public, to: public}
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("GrantStmt") && t.flag("is_grant") == false)
                    .map(t -> new Revoke(
                            Privilege.of(t),
                            Subject.of(t.text("objtype")).filter(s -> s != Subject.TABLE),
                            t.list("objects").stream()
                                    .map(o ->
                                            o.is("RangeVar") ? Names.of(o) : QualifiedName.of(List.of(o.text("sval"))))
                                    .toList(),
                            Names.roles(t.list("grantees")),
                            t.text("behavior").equals("DROP_CASCADE")));
        }
    }
}
