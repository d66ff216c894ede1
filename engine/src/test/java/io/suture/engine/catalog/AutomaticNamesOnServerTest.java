// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.AutomaticNames;
import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Index;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The names that {@link AutomaticNames} foretells are those the server then chooses. */
class AutomaticNamesOnServerTest {
    private static final Identifier PUBLIC = Identifier.of("public");
    private static final String LONG = "a_table_with_a_name_of_which_there_is_more_than_anybody_would";
    private static final String WIDE = "größe_der_verschiedenen_dinge_über_alle_maßen_hinaus_gezählt";

    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void names_of_indexes_are_foretold(int major) {
        Clinic clinic = clinic(major);
        foretold(clinic, "CREATE INDEX ON t (a)", n -> n.index(id("t"), List.of("a")));
        foretold(clinic, "CREATE INDEX ON t (a)", n -> n.index(id("t"), List.of("a")));
        foretold(clinic, "CREATE INDEX ON t (a, a)", n -> n.index(id("t"), List.of("a", "a")));
        foretold(clinic, "CREATE INDEX ON t (a) INCLUDE (b)", n -> n.index(id("t"), List.of("a", "b")));
        foretold(clinic, "CREATE INDEX ON t ((a + 1), lower(b))", n -> n.index(id("t"), List.of("expr", "lower")));
        foretold(clinic, "CREATE UNIQUE INDEX ON t (b)", n -> n.index(id("t"), List.of("b")));
        foretold(
                clinic,
                "CREATE INDEX ON " + LONG + " (a, \"" + WIDE + "\")",
                n -> n.index(id(LONG), List.of("a", WIDE)));
        foretold(
                clinic,
                "CREATE INDEX ON " + LONG + " (\"" + WIDE + "\", a, b, c)",
                n -> n.index(id(LONG), List.of(WIDE, "a", "b", "c")));
        foretold(clinic, "ALTER TABLE t ADD UNIQUE (a, b)", n -> n.unique(id("t"), List.of("a", "b")));
        foretold(clinic, "ALTER TABLE t ADD UNIQUE (a, b)", n -> n.unique(id("t"), List.of("a", "b")));
        foretold(clinic, "ALTER TABLE t ADD PRIMARY KEY (a)", n -> n.primaryKey(id("t")));
        foretold(clinic, "ALTER TABLE " + LONG + " ADD PRIMARY KEY (a)", n -> n.primaryKey(id(LONG)));
        foretold(clinic, "ALTER TABLE t ADD EXCLUDE (a WITH =)", n -> n.exclusion(id("t"), List.of("a")));
    }

    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void names_of_constraints_and_sequences_are_foretold(int major) {
        Clinic clinic = clinic(major);
        clinic.execute("CREATE TABLE target (x integer, y integer, PRIMARY KEY (x), UNIQUE (x, y))");
        for (int i = 0; i < 2; i++) {
            constraint(clinic, "FOREIGN KEY (a) REFERENCES target", n -> n.foreignKey(id("t"), List.of("a")));
            constraint(
                    clinic,
                    "FOREIGN KEY (a, c) REFERENCES target (x, y)",
                    n -> n.foreignKey(id("t"), List.of("a", "c")));
            constraint(clinic, "CHECK (a > 0)", n -> n.check(id("t"), Set.of("a")));
            constraint(clinic, "CHECK (a > c)", n -> n.check(id("t"), Set.of("a", "c")));
        }
        TableName first = names(clinic.catalog()).sequence(id("t"), "d");
        clinic.execute("ALTER TABLE t ADD d serial");
        assertThat(clinic.catalog().relation(first)).isPresent();
        clinic.execute("ALTER TABLE t DROP d; CREATE VIEW t_d_seq AS SELECT 1 AS a");
        TableName second = names(clinic.catalog()).sequence(id("t"), "d");
        clinic.execute("ALTER TABLE t ADD d integer GENERATED ALWAYS AS IDENTITY");
        assertThat(clinic.catalog().relation(second)).isPresent();
        assertThat(second.name().value()).isEqualTo("t_d_seq1");
    }

    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void a_constraints_name_is_avoided_by_keys_and_not_by_indexes(int major) {
        Clinic clinic = clinic(major);
        clinic.execute(
                "CREATE TABLE other (z integer, CONSTRAINT t_a_key CHECK (z > 0), CONSTRAINT t_c_idx CHECK (z > 1))");

        foretold(clinic, "ALTER TABLE t ADD UNIQUE (a)", n -> n.unique(id("t"), List.of("a")));
        foretold(clinic, "CREATE INDEX ON t (c)", n -> n.index(id("t"), List.of("c")));

        assertThat(clinic.catalog().index(TableName.inPublic("t_a_key1"))).isPresent();
        assertThat(clinic.catalog().index(TableName.inPublic("t_c_idx"))).isPresent();
    }

    private static Clinic clinic(int major) {
        Clinic clinic = Clinic.empty(major);
        clinic.execute("CREATE TABLE t (a integer, b text, c integer);" + " CREATE TABLE " + LONG
                + " (a integer, b integer, c integer, \"" + WIDE + "\" integer)");
        return clinic;
    }

    private static void foretold(Clinic clinic, String sql, Function<AutomaticNames, TableName> asked) {
        TableName name = asked.apply(names(clinic.catalog()));
        assertThat(clinic.catalog().existsRelation(name)).as(sql).isFalse();
        clinic.execute(sql);
        assertThat(clinic.catalog().index(name).map(Index::name)).as(sql).contains(name);
    }

    private static void constraint(Clinic clinic, String sql, Function<AutomaticNames, Identifier> asked) {
        Identifier name = asked.apply(names(clinic.catalog()));
        TableName table = TableName.inPublic("t");
        assertThat(clinic.catalog().constraint(table, name)).as(sql).isEmpty();
        clinic.execute("ALTER TABLE t ADD " + sql);
        assertThat(clinic.catalog().constraint(table, name)).as(sql).isPresent();
    }

    private static AutomaticNames names(Catalog catalog) {
        return AutomaticNames.in(PUBLIC, catalog);
    }

    private static Identifier id(String name) {
        return Identifier.of(name);
    }
}
