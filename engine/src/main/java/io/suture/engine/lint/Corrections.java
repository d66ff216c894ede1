// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.lint;

import io.suture.core.lint.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Puts corrected SQL in the place of statements, where a finding's fix is certain. Everything else in the file stays as it is, to
 * the character. A statement the file does not hold as it was read (a placeholder stood in it) is left alone.
 */
public final class Corrections {
    private Corrections() {}

    /** The files that would change, in their order; standard input never does. */
    public static List<Corrected> of(LintReport report) {
        Map<String, List<Finding>> byFile = report.findings().stream()
                .filter(Finding::certain)
                .collect(Collectors.groupingBy(f -> f.at().file(), LinkedHashMap::new, Collectors.toList()));
        return byFile.entrySet().stream()
                .flatMap(e -> in(e.getKey(), e.getValue()).stream())
                .toList();
    }

    private static Optional<Corrected> in(String file, List<Finding> findings) {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            Corrected corrected = corrected(file, Files.readString(path, StandardCharsets.UTF_8), findings);
            return corrected.edits().isEmpty() ? Optional.empty() : Optional.of(corrected);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** One correction a statement: the first finding's. */
    private static Corrected corrected(String file, String text, List<Finding> findings) {
        List<Corrected.Edit> edits = new ArrayList<>();
        findings.stream()
                .flatMap(f -> edit(text, f).stream())
                .sorted(Comparator.comparingInt(Corrected.Edit::start))
                .filter(e -> edits.isEmpty() || edits.getLast().end() <= e.start())
                .forEach(edits::add);
        return new Corrected(file, text, edits);
    }

    private static Optional<Corrected.Edit> edit(String text, Finding finding) {
        OptionalInt start = place(text, finding);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        int lineStart = text.lastIndexOf('\n', start.getAsInt() - 1) + 1;
        String before = text.substring(lineStart, start.getAsInt());
        String indent = before.isBlank() ? before : "";
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        String replacement = indented(finding, indent).replaceAll("\r?\n", lineEnd);
        return Optional.of(new Corrected.Edit(
                start.getAsInt(), start.getAsInt() + finding.about().text().length(), replacement));
    }

    /** A statement's own lines stand as they stood; lines that are added begin where it begins. */
    private static String indented(Finding finding, String indent) {
        String added = finding.replacement();
        boolean own = added.lines().count() == finding.about().text().lines().count();
        return own ? added : added.replace("\n", "\n" + indent);
    }

    /** The character the statement begins with; empty where the text there is another. */
    private static OptionalInt place(String text, Finding finding) {
        int offset = text.startsWith("\uFEFF") ? 1 : 0;
        for (int line = 1; line < finding.at().line(); line++) {
            int end = text.indexOf('\n', offset);
            if (end < 0) {
                return OptionalInt.empty();
            }
            offset = end + 1;
        }
        int rest = text.substring(offset).codePointCount(0, text.length() - offset);
        if (finding.at().column() > rest) {
            return OptionalInt.empty();
        }
        int start = text.offsetByCodePoints(offset, finding.at().column() - 1);
        return text.startsWith(finding.about().text(), start) ? OptionalInt.of(start) : OptionalInt.empty();
    }
}
