// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** How often the rules are right, over cases that others have labelled: the folder that SUTURE_LINT names. */
class LintScoreTest {
    private static final Rules ALL = Rules.installed();

    /** Right and wrong of one rule. */
    private static final class Score {
        private int right;
        private final List<String> missed = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();

        @Override
        public String toString() {
            return String.format(
                    "%3d right %3d missed %3d wrong%s%s",
                    right, missed.size(), wrong.size(), list("  missed", missed), list("  wrong", wrong));
        }

        private static String list(String title, List<String> cases) {
            return cases.isEmpty() ? "" : title + ": " + String.join(" ", cases);
        }
    }

    private final Map<String, Score> scores = new TreeMap<>();

    private final List<String> notClean = new ArrayList<>();

    @Test
    void the_rules_agree_with_the_labels() throws IOException {
        String folder = System.getenv("SUTURE_LINT");
        Assumptions.assumeTrue(folder != null, "SUTURE_LINT does not name a folder of labelled cases");
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    score(mapper.readTree(line));
                }
            }
        }
        print();

        assertThat(recall(Tier.SAFETY)).isGreaterThanOrEqualTo(0.98);
        assertThat(precision(Tier.SAFETY)).isGreaterThanOrEqualTo(0.98);
        assertThat(notClean).as("clean cases with an error").isEmpty();
    }

    private void print() {
        scores.forEach((rule, score) -> System.out.println(String.format("%-38s", rule) + score));
        System.out.println(total(Tier.SAFETY) + "\n" + total(null) + "\nclean cases with an error: " + notClean);
    }

    /** Beside labels for a rule, a finding of safety counts as wrong where nobody expects it. */
    private void score(JsonNode example) {
        String id = example.path("id").asText();
        Set<String> expected = texts(example.path("expect"));
        Set<String> allowed = texts(example.path("may"));
        Set<String> forbidden = texts(example.path("forbid"));
        Set<String> found = findings(example);
        for (String rule : expected) {
            Score score = scores.computeIfAbsent(rule, r -> new Score());
            if (found.contains(rule)) {
                score.right++;
            } else {
                score.missed.add(id);
            }
        }
        for (String rule : found) {
            boolean safety = tier(rule) == Tier.SAFETY;
            if (!expected.contains(rule) && !allowed.contains(rule) && (safety || forbidden.contains(rule))) {
                scores.computeIfAbsent(rule, r -> new Score()).wrong.add(id);
            }
            if (safety && example.path("clean").asBoolean() && !allowed.contains(rule)) {
                notClean.add(id + " " + rule);
            }
        }
    }

    private static Set<String> findings(JsonNode example) {
        TransactionMode mode = switch (example.path("tx").asText()) {
            case "file" -> TransactionMode.FILE;
            case "none" -> TransactionMode.NONE;
            default -> TransactionMode.AUTO;
        };
        if (!example.path("parses_pg15").asBoolean()
                && isRefused(example.path("sql").asText())) {
            return Set.of();
        }
        int major = example.path("pg").asInt(LintOptions.DEFAULT_MAJOR);
        List<SqlScript> existing = example.hasNonNull("setup")
                ? List.of(parse(example.path("setup").asText()))
                : List.of();
        return new Linter(ALL, LintOptions.defaults().with(mode).on(major), existing)
                .lint(parse(example.path("sql").asText())).stream()
                        .map(Finding::rule)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Some cases are no SQL of any version. */
    private static boolean isRefused(String sql) {
        try {
            parse(sql);
            return false;
        } catch (SutureException e) {
            return true;
        }
    }

    private static SqlScript parse(String sql) {
        return SqlScript.parse(sql, SourceName.of("case.sql"));
    }

    private static Tier tier(String rule) {
        return ALL.find(rule).map(r -> r.page().tier()).orElse(Tier.STYLE);
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String total(Tier tier) {
        return String.format(
                Locale.ROOT,
                "%s: recall %.3f precision %.3f",
                tier == null ? "all" : tier,
                recall(tier),
                precision(tier));
    }

    private double recall(Tier tier) {
        int right = sum(tier, s -> s.right);
        return (double) right / (right + sum(tier, s -> s.missed.size()));
    }

    private double precision(Tier tier) {
        int right = sum(tier, s -> s.right);
        return (double) right / (right + sum(tier, s -> s.wrong.size()));
    }

    private int sum(Tier tier, java.util.function.ToIntFunction<Score> count) {
        return scores.entrySet().stream()
                .filter(e -> tier == null || tier(e.getKey()) == tier)
                .mapToInt(e -> count.applyAsInt(e.getValue()))
                .sum();
    }
}
