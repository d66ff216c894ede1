// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One state of a database, as {@code pg_dump} sees it and as the catalog does.
 *
 * @param name what had been done, for messages
 * @param dump {@code pg_dump --schema-only} without the random lines
 */
record Dumped(String name, String dump, Catalog catalog, String fingerprint) {

    static Dumped of(String name, Clinic clinic, ClientTool pgDump) {
        String dump = pgDump.succeed(List.of("--schema-only", "--dbname", clinic.uri()));
        Catalog catalog = clinic.catalog();
        return new Dumped(name, withoutRandomLines(dump), catalog, catalog.fingerprint());
    }

    private static String withoutRandomLines(String dump) {
        return dump.lines()
                .filter(l -> !l.startsWith("\\restrict") && !l.startsWith("\\unrestrict"))
                .collect(Collectors.joining("\n"));
    }

    boolean dumpsLike(Dumped other) {
        return dump.equals(other.dump);
    }

    /** What is wrong where the dumps are equal and the catalogs are not, or the other way round. */
    Optional<String> disagreement(Dumped other) {
        boolean sameDump = dumpsLike(other);
        boolean same = fingerprint.equals(other.fingerprint);
        if (!sameDump && !same) {
            return Optional.empty();
        }
        List<String> said =
                catalog.diff(other.catalog).stream().map(Difference::text).toList();
        if (sameDump && same && said.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(name + " and " + other.name + ": catalog says " + said + ", pg_dump says " + lines(other));
    }

    private List<String> lines(Dumped other) {
        List<String> only = new ArrayList<>(dump.lines().toList());
        only.removeAll(other.dump.lines().toList());
        List<String> others = new ArrayList<>(other.dump.lines().toList());
        others.removeAll(dump.lines().toList());
        only.add("<- ->");
        only.addAll(others);
        return only;
    }
}
