// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A file of cases: what there is, a line {@code ==> name}, and statements that are each looked at by themselves, one after the
 * other, or, where the name says so, together; what else belongs to it, behind more such lines; cases are parted by lines {@code ----}.
 */
final class CaseFile {
    private static final String ONE_SCRIPT = "one script: ";

    private static final Pattern SINCE = Pattern.compile("^since (\\d+): ");

    private CaseFile() {}

    /** @param more what stands behind further lines, by what they say */
    record Case(String name, String before, String text, Map<String, String> more) {
        /** Each sees what those before it have done. */
        List<String> scripts() {
            return name.startsWith(ONE_SCRIPT) ? List.of(text) : statements(text);
        }

        /** Empty where there is no such line. */
        Optional<String> section(String said) {
            return Optional.ofNullable(more.get(said));
        }

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
    static List<Case> read(String name) {
        try (InputStream file = Objects.requireNonNull(CaseFile.class.getResourceAsStream(name), name)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^----$")).map(CaseFile::one).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case one(String part) {
        String[] parts = part.split("(?m)^==> ");
        Map<String, String> named = new LinkedHashMap<>();
        Stream.of(parts).skip(1).map(p -> p.split("\n", 2)).forEach(p -> named.put(p[0].strip(), p[1]));
        String name = named.keySet().iterator().next();
        return new Case(name, parts[0].strip(), Objects.requireNonNull(named.remove(name)), named);
    }

    /** Every case of the files on every one of these PostgreSQLs that it is for. */
    static Stream<Arguments> on(List<Integer> majors, String... files) {
        List<Case> cases = Stream.of(files).flatMap(file -> read(file).stream()).toList();
        return majors.stream()
                .flatMap(major -> cases.stream().filter(c -> c.isFor(major)).map(c -> Arguments.of(major, c)));
    }

    static List<String> statements(String sql) {
        return parsed(sql).stream().map(Statement::text).toList();
    }

    static List<Statement> parsed(String sql) {
        return SqlScript.parse(sql, SourceName.of("case.sql")).statements();
    }
}
