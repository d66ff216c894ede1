// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import io.suture.bench.Scripts.Folders;
import io.suture.testkit.EmbeddedServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The whole process where everything has been applied: what a deployment waits for on most days. */
record NothingToDoBench(EmbeddedServer server, Folders scripts, int count, int rounds, Contender suture) {
    /** Runs in which start-up caches are made and files come into memory. */
    private static final int WARM_UP = 3;

    Table run() {
        List<Contender> contenders = List.of(suture, Contender.FLYWAY, Contender.LIQUIBASE);
        Map<Contender, String> databases = new LinkedHashMap<>();
        contenders.forEach(contender -> databases.put(contender, applied(contender)));
        Map<Contender, List<Double>> times = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Contender contender : contenders) {
                double wall = contender
                        .run(server.url(Objects.requireNonNull(databases.get(contender))), scripts)
                        .wall();
                if (round >= 0) {
                    times.computeIfAbsent(contender, c -> new ArrayList<>()).add(wall);
                }
            }
        }
        databases.values().forEach(server::dropDatabase);
        double flyway = new Samples(Objects.requireNonNull(times.get(Contender.FLYWAY))).median();
        List<List<String>> rows = new ArrayList<>();
        times.forEach((contender, all) -> rows.add(row(contender, new Samples(all), flyway)));
        return new Table(
                "%,d applied, nothing to do".formatted(count),
                rounds
                        + " whole processes each, in turn. Suture as people start it (`./suture migrate`, with its start-up"
                        + " cache); Flyway and Liquibase by their API in a program of a few lines on a plain JVM, which is"
                        + " less than their own command lines do.",
                List.of("", "fastest", "median", "median ÷ Flyway"),
                rows);
    }

    private String applied(Contender contender) {
        String database = server.newDatabase();
        contender.run(server.url(database), scripts);
        return database;
    }

    private static List<String> row(Contender contender, Samples samples, double flyway) {
        return List.of(
                contender.name(),
                Table.time(samples.min()),
                Table.time(samples.median()),
                Table.ratio(samples.median(), flyway));
    }
}
