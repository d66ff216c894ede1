// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One case of a rule: SQL it speaks of, or has nothing to say of, and why.
 *
 * <p>{@code lint/RULE.sql} holds the cases of a rule. A case begins with {@code -- speaks: why} or {@code -- silent: why};
 * {@code -- pg: N} and {@code -- transaction: MODE} may follow, then {@code -- given} with what exists and {@code -- sql}.
 */
record LintCase(String rule, boolean speaks, String why, LintOptions options, String given, String sql) {
    @Override
    public String toString() {
        return rule + (speaks ? " speaks: " : " is silent: ") + why;
    }

    static Stream<LintCase> all() {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(LintCase.class.getResource("/lint")).toURI()))) {
            return files.sorted().toList().stream().flatMap(LintCase::in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<LintCase> in(Path file) {
        String rule = file.getFileName().toString().replace(".sql", "");
        List<List<String>> cases = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("-- speaks: ") || line.startsWith("-- silent: ")) {
                    cases.add(new ArrayList<>());
                }
                cases.getLast().add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases.stream().map(lines -> of(rule, lines));
    }

    private static LintCase of(String rule, List<String> lines) {
        LintOptions options = LintOptions.defaults();
        StringBuilder given = new StringBuilder();
        StringBuilder sql = new StringBuilder();
        StringBuilder part = sql;
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("-- pg: ")) {
                options = options.on(Integer.parseInt(line.substring(7)));
            } else if (line.startsWith("-- transaction: ")) {
                options =
                        options.with(TransactionMode.valueOf(line.substring(16).toUpperCase(Locale.ROOT)));
            } else if (line.equals("-- given")) {
                part = given;
            } else if (line.equals("-- sql")) {
                part = sql;
            } else {
                part.append(line).append('\n');
            }
        }
        return new LintCase(
                rule,
                lines.getFirst().startsWith("-- speaks"),
                lines.getFirst().substring(11),
                options,
                given.toString(),
                sql.toString());
    }

    /** What the rule says of it. */
    List<Finding> findings(Rules rules) {
        return new Linter(rules, options, List.of(parse(given)))
                .lint(parse(sql)).stream().filter(f -> f.rule().equals(rule)).toList();
    }

    private static SqlScript parse(String text) {
        return SqlScript.parse(text, SourceName.of("case.sql"));
    }
}
