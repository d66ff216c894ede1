// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Dependency;
import io.suture.core.migration.ApplicationNeed;
import io.suture.core.sql.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a change is felt by. */
final class Components {
    private Components() {}

    /** Tables that are there and are changed; views, functions and tables that hang on them; who is said to use them. */
    static List<String> of(List<Part> parts, Catalog catalog, Map<String, List<String>> consumers) {
        Set<TableName> tables = new LinkedHashSet<>();
        parts.forEach(part -> part.plan().affects().stream()
                .filter(t -> catalog.relation(t).isPresent())
                .forEach(tables::add));
        Set<String> all = new LinkedHashSet<>();
        tables.forEach(table -> all.add(table.display()));
        tables.forEach(table -> catalog.allDependants(table).stream()
                .filter(Components::matters)
                .map(Dependency::words)
                .forEach(all::add));
        tables.forEach(table -> catalog.incomingForeignKeys(table).stream()
                .filter(key -> !tables.contains(key.table()))
                .forEach(key -> all.add("foreign key of " + key.table().display())));
        consumers.forEach((who, used) -> {
            if (used.stream()
                    .anyMatch(name -> tables.stream().anyMatch(t -> t.display().equals(name)))) {
                all.add(who);
            }
        });
        parts.stream()
                .flatMap(part -> Stream.concat(
                        part.migration().about().needsOld().stream(), part.migration().about().needsNew().stream()))
                .map(ApplicationNeed::toString)
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static boolean matters(Dependency dependency) {
        return switch (dependency.kind()) {
            case VIEW, MATERIALIZED_VIEW, FUNCTION, RULE, TRIGGER, POLICY, PUBLICATION -> true;
            case CONSTRAINT, INDEX, DEFAULT, SEQUENCE, COLUMN, STATISTICS, PARTITION -> false;
        };
    }
}
