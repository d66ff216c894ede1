// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Statistics;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Extended statistics of the original on their way to the copy: made on it while it is empty, under another name, since a name is taken as long
 * as the original is there. What counts the rows of the copy before the swap counts for them, too.
 *
 * @param interim their name until then
 */
record CopiedStatistics(CopyNames names, Statistics statistics, TableName interim) {
    static List<CopiedStatistics> of(Relation table, CopyNames names) {
        return IntStream.range(0, table.statistics().size())
                .mapToObj(n -> of(table.statistics().get(n), n, names))
                .toList();
    }

    private static CopiedStatistics of(Statistics statistics, int number, CopyNames names) {
        TableName interim = new TableName(statistics.name().schema(), names.statistics(number));
        return new CopiedStatistics(names, statistics, interim);
    }

    /** Nobody uses the copy yet. */
    List<String> build() {
        Statistics built = statistics.named(interim);
        return Stream.concat(Stream.of(built.create(names.copy())), built.dress().stream())
                .toList();
    }

    /** Partitions are planned for by their own; each is called after its partition. */
    static List<String> onPartitions(Relation table, CopyNames names) {
        return table.isPartitioned()
                ? new EachPartition(names.copy())
                        .make(table.statistics().stream()
                                .flatMap(s -> own(s, names))
                                .toList())
                : List.of();
    }

    private static Stream<EachPartition.Own> own(Statistics statistics, CopyNames names) {
        String ending = names.ending(statistics.name().name());
        String schema = statistics.name().schema() + ".";
        return Stream.concat(
                Stream.of(new EachPartition.Own(ending, (name, part) -> statistics.create(schema + name, part))),
                IntStream.range(0, statistics.dress().size())
                        .mapToObj(n -> new EachPartition.Own(
                                ending,
                                (name, part) -> statistics.dress(schema + name).get(n))));
    }

    /** Once the original has gone. */
    String settle() {
        return "ALTER STATISTICS " + interim + " RENAME TO " + statistics.name().name();
    }

    /** Why they cannot be made from what is known of them; empty where they can. */
    Optional<String> obstacle() {
        return statistics.isKnown() ? Optional.empty() : Optional.of("not all is known of its " + statistics.words());
    }
}
