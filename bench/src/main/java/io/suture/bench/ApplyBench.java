// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import io.suture.bench.Scripts.Folders;
import io.suture.testkit.EmbeddedServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Many migrations into an empty database, a new one each time. */
record ApplyBench(EmbeddedServer server, Folders scripts, int count, int rounds) {
    private static final List<Contender> CONTENDERS =
            List.of(Contender.PSQL, Contender.SUTURE, Contender.FLYWAY, Contender.LIQUIBASE);

    /** In each round everybody runs once, so that a busy minute hits all. */
    Table run() {
        Map<Contender, List<Run>> runs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : CONTENDERS) {
                runs.computeIfAbsent(contender, c -> new ArrayList<>()).add(one(contender));
            }
        }
        double limit = median(Objects.requireNonNull(runs.get(Contender.PSQL)), "run");
        List<List<String>> rows = new ArrayList<>();
        runs.forEach((contender, times) -> rows.add(row(contender, times, limit)));
        return new Table(
                "%,d small migrations into an empty database".formatted(count),
                "Median of " + rounds
                        + " rounds, each contender a new process and a new database. `psql` keeps no history and"
                        + " runs each file in one transaction: what the server itself needs. \"Running\" is from the first"
                        + " migration to the last for Suture, whose reading, parsing and planning of all files stand"
                        + " apart; for Flyway and Liquibase, which do both at once, it is the whole call of their API.",
                List.of("", "before", "running", "running ÷ psql", "whole process"),
                rows);
    }

    private Run one(Contender contender) {
        String database = server.newDatabase();
        try {
            return contender.run(server.url(database), scripts);
        } finally {
            server.dropDatabase(database);
        }
    }

    private static List<String> row(Contender contender, List<Run> times, double limit) {
        double running = median(times, "run");
        boolean apart = times.getFirst().said().containsKey("plan");
        return List.of(
                contender.name(),
                apart ? Table.time(median(times, "plan")) : "–",
                Table.time(running),
                Table.ratio(running, limit),
                Table.time(new Samples(times.stream().map(Run::wall).toList()).median()));
    }

    private static double median(List<Run> runs, String part) {
        return new Samples(runs.stream().map(run -> run.said(part)).toList()).median();
    }
}
