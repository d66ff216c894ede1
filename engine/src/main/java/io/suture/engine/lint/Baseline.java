// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.lint;

import io.suture.core.lint.Finding;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Findings that were there when a project began to look: they are let stand, new ones are not. A line a finding, {@code RULE
 * FINGERPRINT FILE}; the fingerprint is the statement's, so that nothing moves when lines do.
 *
 * @param file as the user knows it
 */
public record Baseline(String file, List<Entry> entries) {
    private static final Pattern LINE = Pattern.compile("([a-z0-9-]+) ([0-9a-f]{16}) (.+)");
    private static final String HEAD = """
            # What `suture lint` had found when this file was written. New findings are told; a line that no finding
            # matches any more is refused, so that the list only gets shorter. Write it anew with --write-baseline.
            """;

    /** One finding. */
    record Entry(String rule, String fingerprint, String file, int line) {
        boolean matches(Finding finding) {
            return rule.equals(finding.rule())
                    && fingerprint.equals(finding.fingerprint())
                    && file.equals(finding.at().file());
        }
    }

    public Baseline {
        entries = List.copyOf(entries);
    }

    /** Reads one; {@code LINT-BASELINE-READ}. */
    public static Baseline read(Path path, String shown) {
        List<Entry> entries = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(shown, "it does not exist, or this user may not read it")
                    .asException();
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                entries.add(new Entry(matcher.group(1), matcher.group(2), matcher.group(3), i + 1));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw unreadable(shown, "a line is RULE FINGERPRINT FILE")
                        .at(new SourcePosition(shown, i + 1, 1, Optional.empty()))
                        .asException();
            }
        }
        return new Baseline(shown, entries);
    }

    /** What is new, and a problem {@code LINT-BASELINE-STALE} for each line that matches nothing any more. */
    public LintReport without(LintReport report) {
        List<Entry> left = new ArrayList<>(entries);
        List<Finding> fresh = new ArrayList<>();
        for (Finding finding : report.findings()) {
            Optional<Entry> known =
                    left.stream().filter(e -> e.matches(finding)).findFirst();
            known.ifPresentOrElse(left::remove, () -> fresh.add(finding));
        }
        List<Problem> problems = new ArrayList<>(report.problems());
        left.stream().map(this::stale).forEach(problems::add);
        return new LintReport(fresh, problems, report.names(), report.files());
    }

    /** Writes what was found as the new baseline; answers how many there are. */
    public static int write(Path path, LintReport report) throws IOException {
        String lines = report.findings().stream()
                .map(f -> f.rule() + " " + f.fingerprint() + " " + f.at().file() + "\n")
                .sorted()
                .collect(Collectors.joining());
        Files.writeString(path, HEAD + lines, StandardCharsets.UTF_8);
        return report.findings().size();
    }

    private Problem stale(Entry entry) {
        return Problem.user(
                        "LINT-BASELINE-STALE",
                        "no finding of " + entry.rule() + " in " + entry.file() + " matches this line any more",
                        "it was corrected, or its statement changed; the line would let a new one pass",
                        "take the line out, or write the file anew with --write-baseline")
                .at(new SourcePosition(file, entry.line(), 1, Optional.empty()));
    }

    private static Problem unreadable(String shown, String why) {
        return Problem.user(
                "LINT-BASELINE-READ",
                "the baseline " + shown + " cannot be read",
                why,
                "correct --baseline, or write it with --write-baseline");
    }
}
