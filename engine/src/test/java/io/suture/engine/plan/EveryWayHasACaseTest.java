// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.operation.AlterTableInParts;
import io.suture.core.operation.CommandLowering;
import io.suture.core.operation.Lowering;
import io.suture.core.outlook.Outlook;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.testkit.EmbeddedServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What understands a statement, or a sub-command of {@code ALTER TABLE}, understands one of some case; else nothing runs it on a server. */
class EveryWayHasACaseTest {
    @Test
    void no_way_of_its_own_is_without_a_case() throws SQLException {
        List<Lowering> silent = services(Lowering.class);
        List<CommandLowering> silentOfCommands = services(CommandLowering.class);
        assertThat(silent).hasSizeGreaterThan(5);
        assertThat(silentOfCommands).hasSizeGreaterThan(5);
        for (Map.Entry<String, List<Statement>> sample : samples().entrySet()) {
            Outlook outlook = outlook(sample.getKey());
            for (Statement statement : sample.getValue()) {
                silent.removeIf(l -> answers(() -> l.lower(statement, outlook).isPresent()));
                AlterTableInParts.of(statement, outlook)
                        .ifPresent(parts -> silentOfCommands.removeIf(l -> answers(l, parts, outlook)));
            }
        }
        assertThat(Stream.concat(silent.stream(), silentOfCommands.stream()).map(Object::getClass))
                .isEmpty();
    }

    private static <T> List<T> services(Class<T> type) {
        return ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** By the tables that are there, the statements of cases on them. */
    private static Map<String, List<Statement>> samples() {
        Map<String, List<Statement>> samples = new LinkedHashMap<>();
        OperationsTest.all()
                .forEach(c -> samples.computeIfAbsent(c.tables(), t -> new ArrayList<>())
                        .addAll(CaseFile.parsed(c.migration().up().text())));
        WaysTest.all()
                .filter(c -> c.isFor(EmbeddedServer.DEFAULT_MAJOR))
                .forEach(c -> samples.computeIfAbsent(c.before(), t -> new ArrayList<>())
                        .addAll(CaseFile.parsed(c.text())));
        RowsTest.all()
                .forEach(c -> samples.computeIfAbsent(c.before(), t -> new ArrayList<>())
                        .addAll(CaseFile.parsed(c.call())));
        return samples;
    }

    private static Outlook outlook(String tables) throws SQLException {
        Twins twins = Twins.with(EmbeddedServer.DEFAULT_MAJOR, tables);
        return new Outlook(Twins.catalog(twins.planned()), List.of(Identifier.of("public")));
    }

    private static boolean answers(CommandLowering lowering, AlterTableInParts parts, Outlook outlook) {
        return parts.parts().stream()
                .anyMatch(part -> answers(() -> lowering.lower(part.command(), part.words(), parts.table(), outlook)
                        .isPresent()));
    }

    /** A statement about what an earlier one makes is not understood here. */
    private static boolean answers(BooleanSupplier understands) {
        try {
            return understands.getAsBoolean();
        } catch (SutureException e) {
            return false;
        }
    }
}
