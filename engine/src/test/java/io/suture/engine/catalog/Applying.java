// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Applies a corpus as psql does, and remembers what the database looked like on the way. */
final class Applying {
    private final Clinic clinic;
    private final ClientTool psql;
    private final ClientTool pgDump;
    private final List<Dumped> seen = new ArrayList<>();
    private final List<Path> waiting = new ArrayList<>();

    Applying(Clinic clinic, ClientTool psql, ClientTool pgDump) {
        this.clinic = clinic;
        this.psql = psql;
        this.pgDump = pgDump;
    }

    /** When somebody looks, or at the next one that also goes back: to start psql takes longer than most migrations. */
    void there(Corpus.Migration migration) {
        waiting.add(migration.up());
    }

    private void catchUp() {
        if (!waiting.isEmpty()) {
            psql.succeed(arguments(clinic, waiting));
            waiting.clear();
        }
    }

    /** The way back is tried on a copy, because it may fail half-way. */
    void thereAndBackAndThere(Corpus.Migration migration) {
        catchUp();
        see("before " + migration.up(), clinic);
        there(migration);
        catchUp();
        see("after " + migration.up(), clinic);
        migration.down().ifPresent(down -> {
            Clinic copy = clinic.copy();
            if (runs(copy, down)) {
                see("after " + down, copy);
                if (runs(copy, migration.up())) {
                    see("again after " + migration.up(), copy);
                }
            }
            copy.drop();
        });
    }

    List<Dumped> seen() {
        return List.copyOf(seen);
    }

    /** The last state, dumped and restored elsewhere. */
    Clinic madeAgain() {
        catchUp();
        return clinic.madeAgain(pgDump, psql);
    }

    /** Of every state with every other. */
    List<String> disagreements() {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            for (int j = 0; j < i; j++) {
                seen.get(i).disagreement(seen.get(j)).ifPresent(found::add);
            }
        }
        return found;
    }

    /** How many states were like one before them. */
    long returns() {
        return IntStream.range(0, seen.size())
                .filter(i -> seen.subList(0, i).stream().anyMatch(seen.get(i)::dumpsLike))
                .count();
    }

    private void see(String name, Clinic database) {
        seen.add(Dumped.of(name, database, pgDump));
    }

    private boolean runs(Clinic database, Path file) {
        return psql.run(arguments(database, List.of(file))).exitCode() == 0;
    }

    /** Each as in a session of its own. */
    private static List<String> arguments(Clinic database, List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of("-qX", "-v", "ON_ERROR_STOP=1", "-d", database.uri()));
        files.forEach(file -> arguments.addAll(List.of("-f", file.toString(), "-c", "DISCARD ALL")));
        return arguments;
    }
}
