// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a set of relations and all that hangs on them is described by, for {@link Catalog#fingerprint(Set)}. */
record Fingerprint(Catalog catalog) {

    /** Those relations whole, with their kin; of other objects only the parts that hang on them. */
    String canonicalText(Set<TableName> relations) {
        Set<TableName> kin = kin(relations);
        Set<String> chosen = new HashSet<>();
        for (TableName relation : kin) {
            catalog.relation(relation).ifPresent(r -> chosen.add(r.key()));
            catalog.dependants(relation).forEach(d -> chosen.addAll(keys(d)));
            catalog.incomingForeignKeys(relation)
                    .forEach(f -> chosen.addAll(partKeys(
                            f.table(), "constraint", f.constraint().name().value())));
        }
        StringBuilder text = new StringBuilder();
        new TreeSet<>(relations)
                .stream().filter(r -> !catalog.existsRelation(r)).forEach(r -> text.append("absent\t" + r + "\n"));
        return text + Description.of(catalog.contents()).canonicalText(o -> isIn(o, chosen));
    }

    private static boolean isIn(Described object, Set<String> chosen) {
        return chosen.contains(object.key()) || object.containers().stream().anyMatch(c -> chosen.contains(c.key()));
    }

    /** The relations, their partitions and parents, and the views and sequences that hang on any of them. */
    private Set<TableName> kin(Set<TableName> relations) {
        Set<TableName> kin = new HashSet<>();
        for (TableName relation : relations) {
            TableName table = catalog.index(relation).map(Index::table).orElse(relation);
            kin.add(table);
            catalog.relation(table).ifPresent(r -> kin.addAll(r.partitioning().parents()));
            kin.addAll(catalog.descendants(table));
        }
        for (TableName relation : Set.copyOf(kin)) {
            catalog.allDependants(relation).stream()
                    .filter(Fingerprint::isRelation)
                    .forEach(d -> kin.add(d.dependant()));
        }
        return kin;
    }

    private static boolean isRelation(Dependency dependency) {
        return dependency.carriesOn() || dependency.kind() == Dependency.Kind.SEQUENCE;
    }

    /** The key of what hangs there, unless it is a relation or part of what it hangs on. */
    private List<String> keys(Dependency dependency) {
        String detail = dependency.detail().orElse("");
        return switch (dependency.kind()) {
            case VIEW, MATERIALIZED_VIEW, SEQUENCE, PARTITION, INDEX, STATISTICS -> List.of();
            case RULE, POLICY, TRIGGER, CONSTRAINT ->
                partKeys(dependency.dependant(), dependency.kind().words(), detail);
            case DEFAULT, COLUMN -> partKeys(dependency.dependant(), "column", detail);
            case PUBLICATION -> List.of(Description.key("publication", detail));
            case FUNCTION ->
                catalog.contents().routines().stream()
                        .filter(r -> r.name().equals(dependency.dependant())
                                && r.arguments().equals(detail))
                        .map(Routine::key)
                        .toList();
        };
    }

    private List<String> partKeys(TableName table, String kind, String part) {
        return catalog.relation(table).stream()
                .map(r -> Described.partKey(r.key(), kind, part))
                .toList();
    }
}
