// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.CatalogJson;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Schema;
import io.suture.core.catalog.Sizes;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CatalogReaderTest {
    private static final int MAJOR = 15;

    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void a_catalog_kept_as_a_file_is_the_same_catalog(int major) {
        Catalog catalog = Clinic.on(major).catalog();

        String file = CatalogJson.write(catalog);
        Catalog kept = CatalogJson.read(file);

        assertThat(catalog.server().major()).isEqualTo(major);
        assertThat(kept).isEqualTo(catalog).hasSameHashCodeAs(catalog);
        assertThat(kept.server()).isEqualTo(catalog.server());
        assertThat(CatalogJson.write(kept)).isEqualTo(file);
    }

    @Test
    void settings_of_the_session_change_nothing_and_are_left_as_they_were() throws SQLException {
        Clinic clinic = Clinic.on(MAJOR);
        Catalog plain = clinic.catalog();
        try (Connection odd = clinic.connectReader();
                Statement statement = odd.createStatement()) {
            statement.execute(
                    "SET search_path = public, audit; SET quote_all_identifiers = on; SET DateStyle = 'ISO, DMY';"
                            + " SET TimeZone = 'Asia/Tokyo'; SET IntervalStyle = 'iso_8601'; SET bytea_output = 'escape';"
                            + " SET default_transaction_isolation = 'serializable'; SET lock_timeout = '7s'");

            assertThat(CatalogReader.read(odd, CatalogScope.everything()).diff(plain))
                    .isEmpty();

            assertThat(odd.getAutoCommit()).isTrue();
            assertThat(ask(statement, "SHOW search_path")).isEqualTo("public, audit");
            assertThat(ask(statement, "SHOW lock_timeout")).isEqualTo("7s");
            assertThat(ask(statement, "SHOW TimeZone")).isEqualTo("Asia/Tokyo");
        }
    }

    @Test
    void nobodys_function_or_table_shadows_the_catalog() throws SQLException {
        Clinic clinic = Clinic.on(MAJOR);
        clinic.execute(
                "CREATE TABLE public.pg_class AS SELECT 1 AS oid;"
                        + " CREATE FUNCTION public.pg_get_indexdef(oid) RETURNS text LANGUAGE sql AS 'SELECT ''mine''';"
                        + " CREATE FUNCTION public.set_config(text, text, boolean) RETURNS text LANGUAGE sql AS 'SELECT ''mine'''");
        Catalog plain = clinic.catalog();
        try (Connection misled = clinic.connectReader();
                Statement statement = misled.createStatement()) {
            statement.execute("SET search_path = public, pg_catalog");

            assertThat(CatalogReader.read(misled, CatalogScope.everything()).diff(plain))
                    .isEmpty();
        }
    }

    @Test
    void a_connection_in_a_transaction_is_refused_and_left_alone() throws SQLException {
        try (Connection busy = Clinic.empty(MAJOR).connectReader()) {
            busy.setAutoCommit(false);

            assertThat(problemOf(busy).code()).isEqualTo("CATALOG-IN-TRANSACTION");
            assertThat(busy.getAutoCommit()).isFalse();
        }
    }

    @Test
    void what_may_not_be_read_is_named() throws SQLException {
        Clinic hardened = Clinic.empty(MAJOR);
        hardened.execute("REVOKE SELECT ON pg_catalog.pg_policy FROM PUBLIC");
        try (Connection reader = hardened.connectReader()) {
            Problem problem = problemOf(reader);

            assertThat(problem.code()).isEqualTo("SERVER-PRIVILEGE");
            assertThat(problem.what())
                    .startsWith("reading the catalog (policies): ")
                    .contains("pg_policy");
            assertThat(reader.getAutoCommit()).isTrue();
        }
    }

    @Test
    void a_cancelled_reading_is_a_problem_and_not_half_a_catalog() throws SQLException {
        try (Connection hurried = Clinic.on(MAJOR).connectReader();
                Statement statement = hurried.createStatement()) {
            statement.execute("SET statement_timeout = 1");

            assertThat(problemOf(hurried).code()).isEqualTo("SERVER-CANCELED");

            statement.execute("SET statement_timeout = 0");
            assertThat(ask(statement, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void only_the_schemas_asked_for_are_read() {
        Clinic clinic = Clinic.on(MAJOR);

        Catalog audit = clinic.catalog(CatalogScope.schemas(Set.of(Identifier.of("audit"))));

        assertThat(audit.contents().schemas()).extracting(Schema::name).containsExactly(Identifier.of("audit"));
        assertThat(audit.contents().relations())
                .extracting(Relation::name)
                .containsExactly(TableName.of("audit", "log"));
        assertThat(audit.contents().extensions()).isEmpty();
        assertThat(audit.contents().publications()).isEmpty();
        assertThat(audit.contents().others()).isEmpty();
    }

    @Test
    void our_own_schema_is_read_only_when_asked_for() {
        Clinic clinic = Clinic.empty(MAJOR);
        clinic.execute("CREATE SCHEMA suture CREATE TABLE journal (id bigint)");
        TableName journal = TableName.of("suture", "journal");

        assertThat(clinic.catalog().existsRelation(journal)).isFalse();
        assertThat(clinic.catalog(CatalogScope.everything().withSuture()).existsRelation(journal))
                .isTrue();
    }

    @Test
    void members_of_extensions_are_left_out_and_what_others_put_into_their_schemas_is_not() {
        Clinic clinic = Clinic.empty(MAJOR);
        clinic.execute("CREATE SCHEMA tools; CREATE EXTENSION hstore SCHEMA tools; CREATE EXTENSION pg_stat_statements;"
                + " CREATE FUNCTION tools.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'");
        Catalog catalog = clinic.catalog();

        assertThat(catalog.contents().routines())
                .singleElement()
                .satisfies(r -> assertThat(r.signature()).isEqualTo("tools.mine()"));
        assertThat(catalog.contents().relations()).isEmpty();
        assertThat(catalog.contents().types()).isEmpty();
        assertThat(catalog.contents().others()).isEmpty();
        assertThat(catalog.contents().extensions())
                .extracting(e -> e.name().value())
                .containsExactly("hstore", "pg_stat_statements");
    }

    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void sizes_lie_beside_the_catalog(int major) {
        Clinic clinic = Clinic.empty(major);
        clinic.execute("CREATE TABLE t (a integer PRIMARY KEY, b text)");
        TableName table = TableName.inPublic("t");
        Catalog before = clinic.catalog();
        clinic.execute("INSERT INTO t SELECT i, repeat('x', 50) FROM generate_series(1, 1000) i");
        clinic.execute("ANALYZE t");
        Catalog now = analyzed(table, clinic);

        assertThat(before.sizes().of(table).orElseThrow().rows()).isEmpty();
        assertThat(before.sizes().of(table).orElseThrow().lastAnalyze()).isEmpty();
        Sizes.Size size = now.sizes().of(table).orElseThrow();
        assertThat(size.rows()).hasValue(1000);
        assertThat(size.pages()).isPositive();
        assertThat(size.bytes()).isGreaterThan(50_000);
        assertThat(size.lastAnalyze().orElseThrow()).isBetween(Duration.ZERO, Duration.ofHours(1));
        assertThat(now.sizes().of(TableName.inPublic("t_pkey")).orElseThrow().bytes())
                .isPositive();
        assertThat(now.diff(before)).isEmpty();
        assertThat(now.fingerprint()).isEqualTo(before.fingerprint());

        clinic.execute("ALTER TABLE t ALTER a TYPE bigint");
        assertThat(clinic.catalog().sizes().of(table).orElseThrow().fileNode()).isNotEqualTo(size.fileNode());
    }

    /** Before PostgreSQL 15 statistics travel by way of another process. */
    private static Catalog analyzed(TableName table, Clinic clinic) {
        Catalog now = clinic.catalog();
        while (now.sizes().of(table).orElseThrow().lastAnalyze().isEmpty()) {
            now = clinic.catalog();
        }
        return now;
    }

    private static Problem problemOf(Connection connection) {
        SutureException[] thrown = new SutureException[1];
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> CatalogReader.read(connection, CatalogScope.everything()))
                .satisfies(e -> thrown[0] = e);
        return thrown[0].problems().getFirst();
    }

    private static String ask(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
