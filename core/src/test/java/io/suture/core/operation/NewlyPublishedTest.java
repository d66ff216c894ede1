// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.CatalogContents;
import io.suture.core.catalog.Publication;
import io.suture.core.catalog.Server;
import io.suture.core.migration.Migration;
import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who plans new tables hears which publications will have them. */
class NewlyPublishedTest {
    private static final Publication ALL = publication("everything", true);
    private static final Publication PUBLIC = publication("of_public", false, "public");
    private static final Publication NAMED = publication("some", false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create table beds (id int)                        | beds
            CREATE TABLE a AS SELECT 1 AS id; CREATE TABLE b (id int) | a, b
            CREATE TABLE a (id int) PARTITION BY HASH (id); CREATE TABLE a_0 PARTITION OF a FOR VALUES WITH (MODULUS 1, REMAINDER 0) | a, a_0
            """)
    void each_publication_of_what_there_is_names_them(String sql, String tables) {
        assertThat(notes(sql, ALL, PUBLIC, NAMED))
                .filteredOn(n -> n.startsWith("publication"))
                .satisfiesExactly(
                        n -> assertThat(n).startsWith("publication everything replicates " + tables + " from"),
                        n -> assertThat(n).startsWith("publication of_public replicates " + tables + " from"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE UNLOGGED TABLE beds (id int)
            CREATE TEMPORARY TABLE beds (id int)
            CREATE TEMPORARY TABLE beds AS SELECT 1 AS id
            CREATE VIEW beds AS SELECT 1 AS id
            CREATE MATERIALIZED VIEW beds AS SELECT 1 AS id
            CREATE SEQUENCE beds
            """)
    void what_no_publication_has_is_not_named(String sql) {
        assertThat(notes(sql, ALL, PUBLIC)).noneMatch(n -> n.startsWith("publication"));
    }

    @Test
    void one_of_another_schema_or_of_tables_by_name_says_nothing() {
        assertThat(notes("CREATE SCHEMA s; CREATE TABLE s.beds (id int)", PUBLIC, NAMED))
                .noneMatch(n -> n.startsWith("publication"));
    }

    private static List<String> notes(String sql, Publication... publications) {
        CatalogContents contents = new CatalogContents(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(publications),
                List.of(),
                List.of(),
                List.of());
        Catalog catalog = Catalog.empty(new Server(150_000)).withContents(contents);
        return Planner.plan(List.of(Migration.of("1", sql)), catalog, PlanOptions.defaults())
                .migrations()
                .getFirst()
                .notes();
    }

    private static Publication publication(String name, boolean all, String... schemas) {
        return new Publication(
                Identifier.of(name),
                all,
                List.of("insert"),
                false,
                Optional.empty(),
                List.of(),
                List.of(schemas).stream().map(Identifier::of).toList(),
                "postgres",
                Optional.empty());
    }
}
