// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Statistics;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an outlook says of extended statistics after a statement is what the server says. */
class StatisticsFollowedTest {
    private static final String GIVEN = """
            CREATE SCHEMA other;
            CREATE TABLE t (a int, b text, c int, "D d" int);
            CREATE TABLE rows (a int, b int) PARTITION BY RANGE (a);
            CREATE MATERIALIZED VIEW m AS SELECT a, c FROM t;
            CREATE STATISTICS s (mcv) ON c, a, (lower(b)), (a + c) FROM t;
            CREATE STATISTICS other.s (dependencies, ndistinct) ON a, b FROM t;
            CREATE STATISTICS one ON (lower(b)) FROM t;
            """;

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void each_statement_has_the_effect_that_was_foreseen(int major) {
        Clinic clinic = Clinic.empty(major);
        clinic.execute(GIVEN);
        for (String statement : statements(major)) {
            Catalog before = clinic.catalog();
            Outlook outlook = new Outlook(before, List.of(Identifier.of("public")));
            SqlScript.parse(statement, SourceName.of("case")).statements().forEach(s -> Effects.apply(s, outlook));
            clinic.execute(statement);
            Catalog after = clinic.catalog();

            assertThat(statistics(outlook.allRelations()))
                    .as(statement)
                    .isEqualTo(statistics(after.contents().relations()));
            assertThat(after.diff(before)).as(statement).isNotEmpty();
        }
    }

    private static List<String> statements(int major) {
        List<String> all = new ArrayList<>(List.of(
                "CREATE STATISTICS new ON c, (a) FROM t",
                "CREATE STATISTICS IF NOT EXISTS new ON a, b FROM t; CREATE STATISTICS mixed (ndistinct, mcv) ON \"D d\", b FROM t",
                "CREATE STATISTICS other.of_parts ON a, b FROM rows; CREATE STATISTICS of_view ON a, c FROM m",
                "ALTER STATISTICS s SET STATISTICS 0; ALTER STATISTICS other.s SET STATISTICS 500",
                "ALTER STATISTICS other.s SET STATISTICS -1",
                "ALTER STATISTICS s RENAME TO \"S s\"",
                "ALTER STATISTICS \"S s\" SET SCHEMA other",
                "ALTER STATISTICS other.\"S s\" OWNER TO pg_monitor",
                "COMMENT ON STATISTICS other.\"S s\" IS 'why'; COMMENT ON STATISTICS one IS 'x'; COMMENT ON STATISTICS one IS NULL",
                "ALTER TABLE t RENAME b TO \"B b\"",
                "ALTER TABLE t RENAME a TO first",
                "ALTER TABLE t RENAME TO u; ALTER TABLE u SET SCHEMA other; ALTER TABLE other.u SET SCHEMA public; ALTER TABLE u RENAME TO t2",
                "DROP STATISTICS new, other.of_parts",
                "ALTER TABLE t2 DROP COLUMN \"B b\"",
                "CREATE STATISTICS other.last ON first, c FROM t2; CREATE STATISTICS with_it ON first, c FROM t2",
                "DROP SCHEMA other CASCADE",
                "DROP MATERIALIZED VIEW m",
                "DROP TABLE t2"));
        if (major >= 16) {
            all.add(1, "CREATE STATISTICS ON a, (lower(b)) FROM t; CREATE STATISTICS ON (lower(b)), (upper(b)) FROM t");
            all.add(2, "CREATE STATISTICS ON a, (lower(b)) FROM t; DROP STATISTICS t_a_expr_stat");
        }
        return all;
    }

    /** Of what the outlook has made itself it knows the columns that an expression names. */
    private static Map<String, String> statistics(List<Relation> relations) {
        return relations.stream()
                .flatMap(r -> r.statistics().stream().map(s -> Map.entry(r.name() + ": " + s.name(), s)))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> text(e.getValue()), (one, other) -> one + other, TreeMap::new));
    }

    private static String text(Statistics statistics) {
        Function<String, String> mentioned = e -> e.replaceAll("… |lower\\(|upper\\(|\\)|\\(", "");
        return statistics
                .about(
                        statistics.columns(),
                        statistics.expressions().stream().map(mentioned).toList())
                .toString();
    }
}
