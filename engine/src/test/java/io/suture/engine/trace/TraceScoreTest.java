// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.suture.core.problem.Problem;
import io.suture.core.source.Layouts;
import io.suture.core.sql.ParseOptions;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.Surroundings;
import io.suture.engine.connect.Targets;
import io.suture.engine.files.Selection;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a trace sees what others saw on a server: statements of the folder that SUTURE_LINT names. */
class TraceScoreTest {
    @TempDir
    private Path folder;

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<String> disagreements = new ArrayList<>();
    private int statements;

    @Test
    void a_trace_agrees_with_what_others_have_observed() throws IOException, SQLException {
        String labelled = System.getenv("SUTURE_LINT");
        Assumptions.assumeTrue(labelled != null, "SUTURE_LINT does not name a folder of labelled cases");
        List<JsonNode> cases = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(labelled, "dev.jsonl"))) {
            JsonNode one = mapper.readTree(line);
            if (one.path("observed").path("executable").asBoolean()) {
                cases.add(one);
            }
        }
        compare(cases.stream().filter(TraceScoreTest::isOneTransaction).toList(), true);
        compare(cases.stream().filter(c -> !isOneTransaction(c)).toList(), false);
        System.out.printf(
                Locale.ROOT, "trace: %d of %d statements agree%n", statements - disagreements.size(), statements);
        disagreements.forEach(System.out::println);

        assertThat(1.0 - (double) disagreements.size() / statements).isGreaterThanOrEqualTo(0.99);
    }

    private static boolean isOneTransaction(JsonNode example) {
        return example.path("tx").asText().equals("file");
    }

    private void compare(List<JsonNode> cases, boolean oneTransaction) throws IOException, SQLException {
        Path files = Files.createDirectory(folder.resolve(oneTransaction ? "file" : "statements"));
        for (JsonNode one : cases) {
            String name = one.path("id").asText();
            Files.writeString(files.resolve(name + ".sql"), one.path("sql").asText());
            Files.writeString(
                    files.resolve(name + ".schema.sql"),
                    one.path("setup").asText() + ";\n"
                            + one.path("observed").path("auto_setup").asText());
        }
        TraceReport report = trace(files, oneTransaction);
        Map<String, List<TracedStatement>> traced = report.statements().stream()
                .collect(Collectors.groupingBy(
                        s -> Path.of(s.file()).getFileName().toString().replace(".sql", "")));
        report.problems().stream().map(Problem::toString).forEach(System.out::println);
        for (JsonNode one : cases) {
            String name = one.path("id").asText();
            compare(name, one.path("observed").path("statements"), traced.getOrDefault(name, List.of()));
        }
    }

    private static TraceReport trace(Path files, boolean oneTransaction) throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
        Surroundings around = new Surroundings(Map.of(), files, "tester", files);
        Selection selection =
                new Selection(List.of(files), true, Optional.empty(), Layouts.AUTO, ParseOptions.defaults(), () -> "");
        String database = server.newDatabase();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION btree_gist");
        }
        try (Scratch scratch = Scratch.on(Targets.of(server.url(database), around), Optional.empty())) {
            return TraceRun.of(new TraceRequest(selection, oneTransaction), scratch);
        }
    }

    private void compare(String name, JsonNode observed, List<TracedStatement> traced) {
        for (int i = 0; i < observed.size(); i++) {
            statements++;
            if (i >= traced.size()) {
                disagreements.add(
                        name + " was not run: " + observed.get(i).path("sql").asText());
            } else {
                difference(observed.get(i), traced.get(i)).ifPresent(d -> disagreements.add(name + " " + d));
            }
        }
    }

    private static Optional<String> difference(JsonNode observed, TracedStatement traced) {
        String others = "rewrites " + names(observed.path("rewritten"));
        String ours = "rewrites " + names(traced.seen().takes().rewrites());
        if (!observed.path("non_transactional").asBoolean()) {
            others += " scans " + names(observed.path("scanned")) + " locks " + locks(observed.path("locks"));
            ours += " scans " + names(traced.seen().takes().scans()) + " locks " + locks(traced);
        }
        return others.equals(ours)
                ? Optional.empty()
                : Optional.of(traced.statement().text().lines().findFirst().orElse("") + "\n    observed " + others
                        + "\n    traced   " + ours);
    }

    private static SortedMap<String, String> locks(JsonNode observed) {
        SortedMap<String, String> locks = new TreeMap<>();
        observed.properties()
                .forEach(e -> locks.put(e.getKey(), e.getValue().asText().toUpperCase(Locale.ROOT)));
        locks.entrySet().removeIf(e -> isKeyOfForeignKey(e.getKey(), e.getValue()));
        return locks;
    }

    private static SortedMap<String, String> locks(TracedStatement traced) {
        SortedMap<String, String> locks = new TreeMap<>();
        traced.seen()
                .takes()
                .locks()
                .forEach((relation, mode) ->
                        locks.put(relation.display(), mode.name().replace("_", "") + "LOCK"));
        locks.entrySet().removeIf(e -> isKeyOfForeignKey(e.getKey(), e.getValue()));
        return locks;
    }

    /**
     * Whether and when the index behind a foreign key is looked at differs between minor versions: 15.19 does so when the key is
     * created, 15.18 only when it is checked.
     */
    private static boolean isKeyOfForeignKey(String relation, String mode) {
        return mode.equals("ACCESSSHARELOCK") && (relation.endsWith("_pkey") || relation.endsWith("_key"));
    }

    private static SortedSet<String> names(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> names(SortedSet<TableName> relations) {
        return relations.stream().map(TableName::display).collect(Collectors.toCollection(TreeSet::new));
    }
}
