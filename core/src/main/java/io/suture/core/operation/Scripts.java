// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.migration.Section;
import io.suture.core.sql.ParseOptions;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sections taken apart, each once: a run plans what is left anew after every opaque statement. Not thread-safe. */
public final class Scripts {
    private final ParseOptions options;
    private final Map<Section, SqlScript> parsed = new HashMap<>();

    public Scripts(ParseOptions options) {
        this.options = options;
    }

    /** @throws io.suture.core.problem.SutureException with every problem of every section */
    public List<SqlScript> of(List<Section> sections) {
        List<Section> unread =
                sections.stream().filter(s -> !parsed.containsKey(s)).distinct().toList();
        List<SqlScript> read =
                SqlScript.parseAll(unread.stream().map(Scripts::source).toList(), options);
        for (int i = 0; i < unread.size(); i++) {
            parsed.put(unread.get(i), read.get(i));
        }
        return sections.stream()
                .map(section -> Objects.requireNonNull(parsed.get(section)))
                .toList();
    }

    /** Its lines are counted from the start of the file. */
    private static SqlScript.Source source(Section section) {
        String atItsLine = "\n".repeat(section.firstLine() - 1) + section.text();
        return new SqlScript.Source(SourceName.of(section.file()), atItsLine);
    }
}
