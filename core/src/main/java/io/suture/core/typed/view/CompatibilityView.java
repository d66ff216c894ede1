// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.view;

import com.google.auto.service.AutoService;
import io.suture.core.migration.Version;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.PlannedCall;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.TypedOperation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A view that keeps a deprecated shape of a table alive, with the rights of the table. */
public record CompatibilityView(
        @Doc("its name") QualifiedName name,
        @Doc("the table") QualifiedName of,

        @Doc(value = "columns the deprecated shape has beside those of the table, or in their place", required = true)
        List<Shown> columns,

        @Doc("the feature that is deprecated, as `deprecates` in the front matter names it")
        String deprecated,

        @Doc("the release that takes it away") Optional<String> removedIn)
        implements TypedOperation {
    private static final String NAME = "compatibility_view";

    /** One of its own columns. */
    public record Shown(
            @Doc("its name") Identifier name,
            @Doc("its value, from the columns of the table") SqlExpression as) {}

    /** @throws io.suture.core.problem.SutureException {@code RELEASE-VERSION} */
    public CompatibilityView {
        columns = List.copyOf(columns);
        deprecated = deprecated.strip();
        removedIn.ifPresent(Version::of);
    }

    @Override
    public List<String> sql() {
        Stream<String> arguments = Stream.of(
                SqlLiteral.quote(name.display()),
                SqlLiteral.quote(of.display()),
                PlannedCall.array(columns.stream().map(c -> List.of(c.name().value(), c.as().text()))),
                SqlLiteral.quote(deprecated));
        return List.of(PlannedCall.sql(
                NAME, Stream.concat(arguments, removedIn.stream().map(SqlLiteral::quote))));
    }

    /** The one a statement stands for. */
    public static Optional<CompatibilityView> of(Statement statement) {
        return PlannedCall.of(statement)
                .filter(c -> c.procedure().equals(NAME))
                .filter(c -> Stream.of(0, 1, 3).allMatch(i -> c.text(i).isPresent()))
                .map(c -> new CompatibilityView(
                        QualifiedName.parse(c.text(0).orElseThrow()),
                        QualifiedName.parse(c.text(1).orElseThrow()),
                        c.rows(2, 2).stream()
                                .map(r -> new Shown(Identifier.of(r.get(0)), new SqlExpression(r.get(1))))
                                .toList(),
                        c.text(3).orElseThrow(),
                        c.text(4)));
    }

    /** What people read in the database. */
    public String comment() {
        return "Deprecated: " + deprecated
                + removedIn.map(r -> ". Goes with release " + r + ".").orElse(".");
    }

    /** What it comes to in ordinary SQL, where nobody else is; every column of its own is a new one there. */
    public String plain() {
        String own = columns.stream()
                .map(c -> ", " + c.as().inParentheses() + " AS " + c.name())
                .collect(Collectors.joining());
        return "CREATE VIEW " + name + " AS SELECT shown.*" + own + " FROM " + of + " AS shown";
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    CompatibilityView.class,
                    NAME,
                    "Keeps a deprecated shape of a table alive as a view, with the table's rights (PostgreSQL 15).",
                    Example.of("""
                            compatibility_view:
                              name: patients_legacy
                              of: patients
                              columns:
                                - {name: is_urgent, as: "urgency = 'high'"}
                              deprecated: urgentFlag
                              removed_in: 3.0.0
                            """, """
                            CALL suture.compatibility_view('patients_legacy', 'patients',
                                ARRAY[['is_urgent', 'urgency = ''high''']], 'urgentFlag', '3.0.0')
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return CompatibilityView.of(statement).map(v -> v);
        }
    }
}
