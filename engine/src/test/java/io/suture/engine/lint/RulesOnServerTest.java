// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Rules;
import io.suture.core.problem.Problem;
import io.suture.core.source.Layouts;
import io.suture.core.sql.ParseOptions;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.Surroundings;
import io.suture.engine.connect.Targets;
import io.suture.engine.files.Selection;
import io.suture.engine.trace.Scratch;
import io.suture.engine.trace.TraceReport;
import io.suture.engine.trace.TraceRequest;
import io.suture.engine.trace.TraceRun;
import io.suture.engine.trace.TracedStatement;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are about locks, scans and rewrites: the bad example of the page takes them on a server, the good one does not. */
class RulesOnServerTest {
    /** By rule: what the bad example takes. */
    private static final Map<String, String> TAKES = Map.ofEntries(
            Map.entry("create-index-blocking", "SHARE users"),
            Map.entry("drop-index-blocking", "ACCESS EXCLUSIVE users"),
            Map.entry("reindex-blocking", "SHARE users"),
            Map.entry("refresh-matview-blocking", "ACCESS EXCLUSIVE totals"),
            Map.entry("matview-no-data", "ACCESS EXCLUSIVE totals"),
            Map.entry("detach-partition-blocking", "ACCESS EXCLUSIVE events"),
            Map.entry("attach-partition-scan", "scan events_2"),
            Map.entry("cluster", "rewrite users"),
            Map.entry("explicit-lock-table", "ACCESS EXCLUSIVE users"),
            Map.entry("add-fk-validating", "scan orders"),
            Map.entry("add-check-validating", "scan users"),
            Map.entry("add-unique-blocking", "scan users"),
            Map.entry("add-pk-blocking", "scan users"),
            Map.entry("add-exclusion-constraint", "scan bookings"),
            Map.entry("set-not-null-scan", "scan users"),
            Map.entry("domain-add-constraint", "SHARE bills"),
            Map.entry("domain-validate-constraint", "SHARE bills"),
            Map.entry("domain-set-not-null", "SHARE bills"),
            Map.entry("add-column-volatile-default", "rewrite users"),
            Map.entry("add-column-stored-generated", "rewrite products"),
            Map.entry("add-column-serial", "rewrite users"),
            Map.entry("add-column-identity", "rewrite users"),
            Map.entry("add-column-domain-constraint-rewrite", "rewrite users"),
            Map.entry("alter-column-type", "rewrite users"),
            Map.entry("set-logged-unlogged", "rewrite events"),
            Map.entry("truncate", "ACCESS EXCLUSIVE users"),
            Map.entry("truncate-cascade", "ACCESS EXCLUSIVE users"),
            Map.entry("create-trigger-lock", "SHARE ROW EXCLUSIVE users"),
            Map.entry("drop-trigger-lock", "ACCESS EXCLUSIVE users"),
            Map.entry("create-partition-locks-parent", "ACCESS EXCLUSIVE events"),
            Map.entry("fk-locks-parent", "SHARE ROW EXCLUSIVE users"),
            Map.entry("drop-fk-locks-parent", "ACCESS EXCLUSIVE users"),
            Map.entry("pk-using-nullable-index", "scan users"));

    /** What exists where a page says nothing of it. */
    private static final String WORLD = """
            CREATE TABLE users (id bigint, email text, name text, age int, active boolean, deleted_at timestamptz);
            CREATE TABLE orders (id bigint, user_id bigint);
            CREATE TABLE products (price int, quantity int);
            CREATE TABLE bookings (during tstzrange);
            """;

    /** What else the examples of a rule need. */
    private static final Map<String, String> NEEDS = Map.ofEntries(
            Map.entry("drop-index-blocking", "CREATE INDEX users_email_idx ON users (email);"),
            Map.entry("reindex-blocking", "CREATE INDEX users_email_idx ON users (email);"),
            Map.entry("cluster", "ALTER TABLE users ADD PRIMARY KEY (id);"),
            Map.entry("add-fk-validating", "ALTER TABLE users ADD PRIMARY KEY (id);"),
            Map.entry("fk-locks-parent", "ALTER TABLE users ADD PRIMARY KEY (id); DROP TABLE orders;"),
            Map.entry("truncate-cascade", "ALTER TABLE users ADD PRIMARY KEY (id);"),
            Map.entry("set-logged-unlogged", "CREATE TABLE events (id int);"),
            Map.entry("domain-add-constraint", "CREATE DOMAIN amount AS int; CREATE TABLE bills (total amount);"),
            Map.entry("domain-set-not-null", "CREATE DOMAIN amount AS int; CREATE TABLE bills (total amount);"),
            Map.entry("drop-trigger-lock", """
                    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                    CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();"""));

    /** What only one of the two examples needs. */
    private static final Map<String, String> BAD_NEEDS = Map.of(
            "domain-validate-constraint", """
                    CREATE DOMAIN amount AS int; CREATE TABLE bills (total amount);
                    ALTER DOMAIN amount ADD CONSTRAINT amount_positive CHECK (VALUE > 0) NOT VALID;""",
            "pk-using-nullable-index", "CREATE UNIQUE INDEX users_id ON users (id);",
            "create-trigger-lock",
                    "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';",
            "refresh-matview-blocking", "CREATE MATERIALIZED VIEW totals AS SELECT 1 AS one;",
            "matview-no-data", "CREATE MATERIALIZED VIEW totals AS SELECT 1 AS one;",
            "detach-partition-blocking", """
                    CREATE TABLE events (id int) PARTITION BY RANGE (id);
                    CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM (1) TO (2);""",
            "create-partition-locks-parent", "CREATE TABLE events (id int) PARTITION BY RANGE (id);");

    private static final Map<String, String> GOOD_NEEDS = Map.of(
            "domain-validate-constraint", "CREATE DOMAIN amount AS int; CREATE TABLE bills (total amount);",
            "pk-using-nullable-index", "CREATE UNIQUE INDEX users_id ON users (id);",
            "add-pk-blocking", """
                    ALTER TABLE users ALTER id SET NOT NULL; CREATE UNIQUE INDEX users_pkey ON users (id);""",
            "add-unique-blocking", "CREATE UNIQUE INDEX users_email_key ON users (email);",
            "refresh-matview-blocking", """
                    CREATE MATERIALIZED VIEW totals AS SELECT 1 AS one; CREATE UNIQUE INDEX ON totals (one);""",
            "matview-no-data", """
                    CREATE MATERIALIZED VIEW totals AS SELECT 1 AS one; CREATE UNIQUE INDEX ON totals (one);""",
            "detach-partition-blocking", """
                    CREATE TABLE events (id int) PARTITION BY RANGE (id);
                    CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM (1) TO (2);""",
            "create-partition-locks-parent", "CREATE TABLE events (id int) PARTITION BY RANGE (id);",
            "drop-trigger-lock", "DROP TRIGGER touch ON users;");

    @TempDir
    private Path folder;

    @Test
    void the_bad_example_takes_what_its_page_says_and_the_good_one_does_not() throws IOException {
        List<RulePage> pages = Rules.installed().all().stream()
                .map(Rule::page)
                .filter(p -> TAKES.containsKey(p.id()))
                .toList();
        assertThat(pages).hasSize(TAKES.size());
        for (RulePage page : pages) {
            write(page.id() + ".bad", page, page.bad(), BAD_NEEDS);
            write(page.id() + ".good", page, page.good(), GOOD_NEEDS);
        }

        TraceReport report = trace();

        assertThat(report.problems()).extracting(Problem::toString).isEmpty();
        Map<String, List<String>> taken = taken(report);
        Map<String, String> wrong = new TreeMap<>();
        TAKES.forEach((rule, claim) -> {
            List<String> bad = taken.getOrDefault(rule + ".bad", List.of());
            List<String> good = taken.getOrDefault(rule + ".good", List.of());
            if (!bad.contains(claim) || good.contains(claim)) {
                wrong.put(rule, claim + ": bad " + bad + ", good " + good);
            }
        });
        assertThat(wrong).isEmpty();
    }

    private void write(String name, RulePage page, String sql, Map<String, String> needs) throws IOException {
        Files.writeString(folder.resolve(name + ".sql"), sql);
        String world = page.schema().isEmpty() ? WORLD : page.schema() + "\n";
        Files.writeString(
                folder.resolve(name + ".schema.sql"),
                world + NEEDS.getOrDefault(page.id(), "") + "\n" + needs.getOrDefault(page.id(), ""));
    }

    private TraceReport trace() {
        EmbeddedServer server = EmbeddedServer.shared(18);
        Surroundings around = new Surroundings(Map.of(), folder, "tester", folder);
        Selection selection =
                new Selection(List.of(folder), true, Optional.empty(), Layouts.AUTO, ParseOptions.defaults(), () -> "");
        try (Scratch scratch = Scratch.on(Targets.of(server.url(server.newDatabase()), around), Optional.empty())) {
            return TraceRun.of(new TraceRequest(selection, false), scratch);
        }
    }

    /** By file: {@code scan users}, {@code rewrite users}, {@code SHARE users}. */
    private static Map<String, List<String>> taken(TraceReport report) {
        return report.statements().stream()
                .collect(Collectors.groupingBy(
                        s -> Path.of(s.file()).getFileName().toString().replaceFirst("\\.sql$", ""),
                        Collectors.flatMapping(RulesOnServerTest::taken, Collectors.toList())));
    }

    private static Stream<String> taken(TracedStatement statement) {
        var takes = statement.seen().takes();
        return Stream.of(
                        takes.scans().stream().map(t -> "scan " + t.display()),
                        takes.rewrites().stream().map(t -> "rewrite " + t.display()),
                        takes.locks().entrySet().stream().map(l -> l.getValue().sql() + " " + name(l.getKey())))
                .flatMap(s -> s);
    }

    private static String name(TableName table) {
        return table.display();
    }
}
