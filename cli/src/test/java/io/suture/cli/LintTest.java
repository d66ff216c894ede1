// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** {@code suture lint}, as somebody at a terminal or a build server sees it; no database. */
class LintTest {
    private static final String INDEX = "CREATE INDEX users_email ON users (email);\n";

    @TempDir
    private Path folder;

    @Test
    void a_finding_shows_its_line_with_a_caret_and_what_to_write() throws IOException {
        write("migrations/V1__i.sql", "\n  " + INDEX);

        Terminal.Answer answer = lint();

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).contains("""
                error create-index-blocking: CREATE INDEX blocks every write to users while it reads the table
                """, "migrations/V1__i.sql:2:3\n", """
                   2 | CREATE INDEX users_email ON users (email)
                     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  instead (--fix writes it):
                     CREATE INDEX CONCURRENTLY users_email ON users (email);
                """);
    }

    @Test
    void a_file_named_by_itself_is_its_up_part_and_no_more() throws IOException {
        write("00001_a.sql", "-- +goose Up\nCREATE TABLE a (id bigint);\n-- +goose Down\nDROP TABLE b;\n");
        write("0002_b.sql", "CREATE TABLE a (id bigint);\n\n-- suture:down\nDROP TABLE b;\n");

        for (String file : List.of("00001_a.sql", "0002_b.sql")) {
            assertThat(lint(folder.resolve(file).toString()).out())
                    .doesNotContain("drop-table")
                    .contains("down-does-not-restore", file + ":4:1");
        }
    }

    @Test
    void a_file_in_another_encoding_is_told_once_and_the_others_are_read() throws IOException {
        write("migrations/a.sql", INDEX);
        Files.write(
                folder.resolve("migrations/b.sql"),
                "-- Z\u00fcrich\nSELECT 1;\n".getBytes(StandardCharsets.ISO_8859_1));

        Terminal.Answer answer = lint(folder.resolve("migrations").toString(), "--isolated", "-o", "json");

        JsonNode report = new ObjectMapper().readTree(answer.out());
        assertThat(report.path("problems")).hasSize(1);
        assertThat(report.path("problems").path(0).path("code").asText()).isEqualTo("FILE-NOT-UTF8");
        assertThat(report.path("findings").toString()).contains("create-index-blocking");
    }

    @Test
    void code_scanning_reads_rules_places_and_fixes() throws IOException {
        write("migrations/V1__a b.sql", INDEX + "DROP TABLE\n  posts;\n");
        write("migrations/V2__broken.sql", "ALTER TABL users;\n");

        Terminal.Answer answer = lint("-o", "sarif");
        JsonNode run = new ObjectMapper().readTree(answer.out()).path("runs").path(0);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(run.path("invocations").path(0).path("executionSuccessful").asBoolean())
                .isFalse();
        JsonNode index = result(run, "create-index-blocking");
        JsonNode region =
                index.path("locations").path(0).path("physicalLocation").path("region");
        assertThat(region.toString()).isEqualTo("{\"startLine\":1,\"startColumn\":1,\"endLine\":1,\"endColumn\":42}");
        assertThat(index.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .endsWith("migrations/V1__a%20b.sql");
        assertThat(index.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text")
                        .asText())
                .isEqualTo("CREATE INDEX CONCURRENTLY users_email ON users (email)");
        JsonNode dropped = result(run, "drop-table");
        assertThat(dropped.has("fixes")).isFalse();
        assertThat(dropped.at("/locations/0/physicalLocation/region/endLine").asInt())
                .isEqualTo(3);
        assertThat(run.at("/tool/driver/rules")
                        .path(dropped.path("ruleIndex").asInt())
                        .path("id")
                        .asText())
                .isEqualTo("drop-table");
    }

    @Test
    void code_scanning_can_tell_apart_what_one_rule_finds_twice_in_a_statement() throws IOException {
        write("migrations/V1__t.sql", "CREATE TABLE t (id bigint PRIMARY KEY, a varchar(3), b varchar(3));\n");

        JsonNode results = new ObjectMapper()
                .readTree(lint("-o", "sarif").out())
                .path("runs")
                .path(0)
                .path("results");

        assertThat(results.findValuesAsText("ruleId"))
                .filteredOn("prefer-text"::equals)
                .hasSize(2);
        assertThat(results)
                .extracting(r -> r.path("ruleId").asText() + r.path("partialFingerprints"))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_workflow_of_github_gets_one_line_a_finding() throws IOException {
        write("migrations/V1__i.sql", INDEX);

        assertThat(lint("-o", "github").out().lines())
                .filteredOn(line -> line.contains("title=create-index-blocking"))
                .singleElement()
                .asString()
                .startsWith("::error file=")
                .contains("migrations/V1__i.sql,line=1,endLine=1,col=1,title=create-index-blocking::CREATE INDEX")
                .endsWith("%0ACREATE INDEX CONCURRENTLY users_email ON users (email);");
    }

    @Test
    void a_build_server_gets_a_suite_a_file() throws Exception {
        write("migrations/V1__fine.sql", "SELECT 1;\n");
        write("migrations/V2__i.sql", "CREATE INDEX i ON users (email) WHERE note <> '<&>';\n");

        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(lint("-o", "junit").out().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();

        assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(suites.getElementsByTagName("failure").item(0).getTextContent())
                .contains("CONCURRENTLY", "'<&>'");
    }

    @Test
    void a_correction_leaves_the_rest_of_a_file_as_it_is() throws IOException {
        String before = """
                -- by hand
                CREATE   INDEX users_email -- login
                    ON users (email);   -- why not

                  ALTER TABLE users ADD CHECK (age > 0);
                DROP TABLE posts;
                BEGIN;
                CREATE INDEX in_transaction ON users (age);
                COMMIT;
                """;
        Path file = write("migrations/V1__i.sql", before);

        assertThat(lint("--fix", "--dry-run").out()).contains("+CREATE   INDEX CONCURRENTLY users_email -- login");
        assertThat(file).content().isEqualTo(before);

        Terminal.Answer answer = lint("--fix", "-o", "json");

        String after = """
                -- by hand
                CREATE   INDEX CONCURRENTLY users_email -- login
                    ON users (email);   -- why not

                  ALTER TABLE users ADD CONSTRAINT users_age_check CHECK (age > 0) NOT VALID;
                  -- then, in a transaction of its own:
                  ALTER TABLE users VALIDATE CONSTRAINT users_age_check;
                DROP TABLE posts;
                BEGIN;
                CREATE INDEX in_transaction ON users (age);
                COMMIT;
                """;
        assertThat(file).content().isEqualTo(after);
        assertThat(answer.json().path("fixed").asInt()).isEqualTo(2);
        assertThat(rules(answer))
                .contains("drop-table", "create-index-blocking")
                .doesNotContain("add-check-validating");
        lint("--fix");
        assertThat(file).content().isEqualTo(after);
    }

    @Test
    void what_a_baseline_lists_is_let_stand_and_what_it_lists_in_vain_is_refused() throws IOException {
        Path file = write("migrations/V1__i.sql", INDEX);

        assertThat(lint("--baseline", "known.txt", "--write-baseline").exitCode())
                .isZero();
        write("migrations/V2__d.sql", "DROP TABLE posts;\n");
        Terminal.Answer fresh = lint("--baseline", "known.txt", "-o", "json");
        Files.writeString(file, "\n\n" + INDEX.replace(" ON", "   on"));
        Terminal.Answer moved = lint("--baseline", "known.txt", "-o", "json");
        Files.writeString(file, "SELECT 1;");
        Terminal.Answer gone = lint("--baseline", "known.txt", "-o", "json");

        assertThat(rules(fresh)).contains("drop-table").doesNotContain("create-index-blocking");
        assertThat(rules(moved)).doesNotContain("create-index-blocking");
        assertThat(gone.exitCode()).isEqualTo(2);
        assertThat(gone.json().path("problems").path(0).path("code").asText()).isEqualTo("LINT-BASELINE-STALE");
    }

    @Test
    void the_configuration_says_how_severe_a_rule_is() throws IOException {
        write("migrations/V1__i.sql", INDEX);
        write("suture.yaml", "lint:\n  severity:\n    create-index-blocking: warning\n    missing-lock-timeout: off\n");

        Terminal.Answer answer = lint("-o", "json");

        assertThat(answer.exitCode()).isZero();
        assertThat(rules(answer)).contains("create-index-blocking").doesNotContain("missing-lock-timeout");

        write("suture.yaml", "lint:\n  severity:\n    create-index-bloking: warning\n");
        JsonNode problem = lint("-o", "json").json().path("problems").path(0);
        assertThat(problem.path("code").asText()).isEqualTo("LINT-SEVERITY-RULE");
        assertThat(problem.path("fix").asText()).contains("create-index-blocking");
    }

    @Test
    void the_configuration_says_what_the_house_wishes() throws IOException {
        String wishes = """
                conventions:
                  names: "[a-z][a-z0-9_]*"
                  forbidden_types: [timestamp, money]
                  columns: created_at
                  not_null: on
                  comments: on
                  references_not_null: on
                """;
        write("migrations/V1__t.sql", """
                CREATE TABLE wards (id bigint PRIMARY KEY, "bedCount" int, opened timestamp NOT NULL);
                CREATE TABLE beds (id bigint PRIMARY KEY, ward bigint REFERENCES wards)""");
        write("suture.yaml", wishes);

        assertThat(rules(lint("-o", "json")))
                .contains(
                        "naming-convention",
                        "forbidden-type",
                        "require-columns",
                        "require-not-null",
                        "require-comment",
                        "forbid-nullable-fk");

        write("suture.yaml", "");
        assertThat(rules(lint("-o", "json")))
                .doesNotContain("naming-convention", "forbidden-type", "require-columns", "require-not-null");

        write("suture.yaml", "conventions: {names: \"[a-z\", forbidden_types: \"timestamp, int(\", not_null: maybe}");
        assertThat(lint("-o", "json").json().path("problems")).hasSize(3);
    }

    @Test
    void a_finding_is_let_stand_with_a_reason_or_not_at_all() throws IOException {
        write("migrations/V1__i.sql", "-- suture: ignore create-index-blocking: a table of ten rows\n" + INDEX);
        assertThat(rules(lint("-o", "json"))).doesNotContain("create-index-blocking");

        write("migrations/V1__i.sql", "-- suture: ignore create-index-blocking\n" + INDEX);
        assertThat(code(lint("-o", "json"))).isEqualTo("LINT-IGNORE-REASON");

        write("migrations/V1__i.sql", "-- suture: ignore no-such-rule: why\n" + INDEX);
        assertThat(code(lint("-o", "json"))).isEqualTo("LINT-IGNORE-RULE");
    }

    @Test
    void other_commands_have_no_such_forms() {
        assertThat(new Terminal(folder).run("status", "-o", "sarif").exitCode()).isEqualTo(2);
    }

    private static JsonNode result(JsonNode run, String rule) {
        for (JsonNode result : run.path("results")) {
            if (result.path("ruleId").asText().equals(rule)) {
                return result;
            }
        }
        throw new AssertionError("no result of " + rule + " in " + run);
    }

    private static List<String> rules(Terminal.Answer answer) {
        return answer.json().path("findings").findValuesAsText("rule");
    }

    private static String code(Terminal.Answer answer) {
        return answer.json().path("problems").path(0).path("code").asText();
    }

    private Terminal.Answer lint(String... options) {
        String[] all = new String[options.length + 1];
        all[0] = "lint";
        System.arraycopy(options, 0, all, 1, options.length);
        return new Terminal(folder).run(all);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
