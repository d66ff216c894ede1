// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Difference;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PartitionedTest {
    private static final TableName VISITS = TableName.inPublic("visits");
    private static final TableName PEOPLE = TableName.inPublic("people");
    private static final String BOTH_PARTITIONED = """
            CREATE TABLE people (id integer PRIMARY KEY, boss integer REFERENCES people) PARTITION BY HASH (id);
            CREATE TABLE people_0 PARTITION OF people FOR VALUES WITH (MODULUS 2, REMAINDER 0);
            CREATE TABLE people_1 PARTITION OF people FOR VALUES WITH (MODULUS 2, REMAINDER 1);
            CREATE TABLE visits (who integer REFERENCES people, at date NOT NULL) PARTITION BY RANGE (at);
            CREATE TABLE visits_2024 PARTITION OF visits FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (who);
            CREATE TABLE visits_2024_1 PARTITION OF visits_2024 FOR VALUES IN (1);
            """;

    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void a_tree_of_partitions_can_be_walked_both_ways(int major) {
        Clinic clinic = Clinic.empty(major);
        clinic.execute(BOTH_PARTITIONED);
        Catalog catalog = clinic.catalog();

        assertThat(catalog.isPartitioned(VISITS)).isTrue();
        assertThat(catalog.partitions(VISITS)).containsExactly(TableName.inPublic("visits_2024"));
        assertThat(catalog.descendants(VISITS))
                .containsExactly(TableName.inPublic("visits_2024"), TableName.inPublic("visits_2024_1"));
        assertThat(catalog.relation(VISITS)
                        .orElseThrow()
                        .partitioning()
                        .key()
                        .orElseThrow()
                        .columns())
                .containsExactly(Identifier.of("at"));
        assertThat(catalog.relation(TableName.inPublic("visits_2024_1"))
                        .orElseThrow()
                        .partitioning()
                        .parents())
                .containsExactly(TableName.inPublic("visits_2024"));
    }

    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void foreign_keys_postgresql_makes_for_partitions_of_the_referenced_table_are_nobodys(int major) {
        Clinic clinic = Clinic.empty(major);
        clinic.execute(BOTH_PARTITIONED);
        Catalog catalog = clinic.catalog();

        assertThat(catalog.incomingForeignKeys(PEOPLE))
                .filteredOn(k -> k.constraint().parent().isEmpty())
                .extracting(
                        k -> k.table().display() + " " + k.constraint().name().value())
                .containsExactly("people people_boss_fkey", "visits visits_who_fkey");
        assertThat(catalog.incomingForeignKeys(TableName.inPublic("people_0"))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void a_foreign_key_of_a_partition_counts_by_the_one_declared(int major) {
        Clinic declared = Clinic.empty(major);
        declared.execute(BOTH_PARTITIONED);
        Clinic attached = Clinic.empty(major);
        attached.execute(BOTH_PARTITIONED.replaceAll("CREATE TABLE visits_2024_1 .*", ""));
        attached.execute("""
                CREATE TABLE visits_2024_1 (who integer CONSTRAINT another_name REFERENCES people, at date NOT NULL);
                ALTER TABLE visits_2024 ATTACH PARTITION visits_2024_1 FOR VALUES IN (1);
                """);

        assertThat(attached.catalog().diff(declared.catalog())).isEmpty();
    }

    @Test
    void a_detachment_that_did_not_finish_is_said() throws Exception {
        Clinic clinic = Clinic.empty(15);
        clinic.execute(
                "CREATE TABLE p (a integer) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)");
        Catalog before = clinic.catalog();
        clinic.execute("UPDATE pg_inherits SET inhdetachpending = true WHERE inhrelid = 'p1'::regclass");

        assertThat(clinic.catalog().diff(before))
                .extracting(Difference::text)
                .containsExactly("table p1: detach pending is yes, was no");
    }

    @Test
    void a_not_valid_foreign_key_on_a_partitioned_table_says_so_for_each_partition() {
        Clinic clinic = Clinic.empty(18);
        clinic.execute(BOTH_PARTITIONED);
        clinic.execute("ALTER TABLE visits DROP CONSTRAINT visits_who_fkey");
        clinic.execute("ALTER TABLE visits ADD CONSTRAINT who FOREIGN KEY (who) REFERENCES people NOT VALID");
        Catalog before = clinic.catalog();
        clinic.execute("ALTER TABLE visits VALIDATE CONSTRAINT who");

        assertThat(before.relation(VISITS).orElseThrow().constraints())
                .filteredOn(c -> !c.validated())
                .extracting(Constraint::name)
                .contains(Identifier.of("who"));
        assertThat(clinic.catalog().diff(before))
                .extracting(Difference::text)
                .containsExactly(
                        "constraint who of partitioned table visits: validated is yes, was no",
                        "constraint who of partitioned table visits_2024: validated is yes, was no",
                        "constraint who of table visits_2024_1: validated is yes, was no");
    }
}
