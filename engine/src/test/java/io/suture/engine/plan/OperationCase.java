// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.source.Layouts;
import io.suture.core.source.SourceFile;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.OperationTypes;
import io.suture.core.typed.PlannedCall;
import io.suture.core.typed.TwoSides;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One operation, on tables with rows, with those who use them meanwhile. In a file a case is either a migration in YAML, on tables of its own, or names
 * operations whose examples it is about, on the tables of the examples.
 *
 * @param migration whose contract waits, and which keeps what it takes away
 * @param plain the same as ordinary SQL for a table nobody uses; empty where there is none: then only rows are compared
 */
record OperationCase(
        CaseFile.Case source, String name, Migration migration, Optional<List<String>> plain, Clients clients) {
    private static final String PATIENT = "contract: later\nkeep: 7d\noperations:\n";

    /** What it begins with. */
    String tables() {
        return (source.text().isBlank() ? Example.SCHEMA : "") + source.before();
    }

    boolean isFor(int major) {
        return source.isFor(major);
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<OperationCase> in(String file) {
        return CaseFile.read(file).stream()
                .flatMap(c -> c.text().isBlank()
                        ? examples(c).map(type -> of(c, type.name(), text(type.example())))
                        : Stream.of(of(c, c.name(), PATIENT + c.text())));
    }

    /** The operations whose examples a case is about. */
    private static Stream<OperationType> examples(CaseFile.Case each) {
        return Stream.of(each.name().replaceFirst("^since \\d+: ", "").split(",\\s*"))
                .map(name -> OperationTypes.installed().named(name).orElseThrow());
    }

    private static String text(Example example) {
        return PATIENT
                + item(example.yaml())
                + example.undo().map(undo -> "undo:\n" + item(undo)).orElse("");
    }

    private static String item(String yaml) {
        return "  - " + yaml.replace("\n", "\n    ") + "\n";
    }

    private static OperationCase of(CaseFile.Case source, String name, String yaml) {
        SourceFile file = new SourceFile("0001_it.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        Migration migration = Layouts.installed().read(List.of(file), "native").entries().stream()
                .map(MigrationEntry::migration)
                .findFirst()
                .orElseThrow();
        Optional<List<String>> plain =
                source.section("plain").map(CaseFile::statements).or(() -> plain(migration));
        return new OperationCase(source, name, migration, plain, Clients.of(source));
    }

    private static Optional<List<String>> plain(Migration migration) {
        List<List<String>> plain = CaseFile.parsed(migration.up().text()).stream()
                .map(OperationCase::plain)
                .toList();
        return plain.stream().anyMatch(List::isEmpty)
                ? Optional.empty()
                : Optional.of(plain.stream().flatMap(List::stream).toList());
    }

    private static List<String> plain(Statement statement) {
        return PlannedCall.of(statement).isPresent()
                ? TwoSides.of(statement).map(TwoSides::plain).orElse(List.of())
                : List.of(statement.text());
    }
}
