// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A file of cases: what there is, a line {@code ==> name}, and statements that are each looked at by themselves, one after the
 * other, or, where the name says so, together; cases are parted by lines {@code ----}.
 */
final class CaseFile {
    private static final String ONE_SCRIPT = "one script: ";

    private static final Pattern SINCE = Pattern.compile("^since (\\d+): ");

    private CaseFile() {}

    /** @param scripts each sees what those before it have done */
    record Case(String name, String before, List<String> scripts) {
        /** Whether that PostgreSQL knows what the case is about: its name may say {@code since 15: }. */
        boolean isFor(int major) {
            Matcher since = SINCE.matcher(name);
            return !since.find() || major >= Integer.parseInt(since.group(1));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** @param name below this package's folder of resources */
    private static List<Case> read(String name) {
        try (InputStream file = Objects.requireNonNull(CaseFile.class.getResourceAsStream(name), name)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            List<Case> cases = new ArrayList<>();
            for (String part : text.split("(?m)^----$")) {
                String[] halves = part.split("(?m)^==> ", 2);
                String[] named = halves[1].split("\\n", 2);
                cases.add(new Case(
                        named[0].strip(),
                        halves[0].strip(),
                        named[0].startsWith(ONE_SCRIPT) ? List.of(named[1]) : statements(named[1])));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every case of the files on every one of these PostgreSQLs that it is for. */
    static Stream<Arguments> on(List<Integer> majors, String... files) {
        List<Case> cases = Stream.of(files).flatMap(file -> read(file).stream()).toList();
        return majors.stream()
                .flatMap(major -> cases.stream().filter(c -> c.isFor(major)).map(c -> Arguments.of(major, c)));
    }

    static List<String> statements(String sql) {
        return SqlScript.parse(sql, SourceName.of("case.sql")).statements().stream()
                .map(Statement::text)
                .toList();
    }
}
