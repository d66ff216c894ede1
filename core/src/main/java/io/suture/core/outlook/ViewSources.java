// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Dependency;
import io.suture.core.sql.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which relations a view's query names, and the other way round. */
final class ViewSources {
    private final Map<TableName, Set<TableName>> sources = new HashMap<>();
    private final Map<TableName, Set<TableName>> readers = new HashMap<>();

    ViewSources(List<Dependency> dependencies) {
        for (Dependency dependency : dependencies) {
            if (dependency.kind() == Dependency.Kind.VIEW || dependency.kind() == Dependency.Kind.MATERIALIZED_VIEW) {
                reads(dependency.dependant(), dependency.on());
            }
        }
    }

    void become(ViewSources others) {
        sources.clear();
        readers.clear();
        others.sources.forEach((view, read) -> read.forEach(source -> reads(view, source)));
    }

    void reads(TableName view, TableName source) {
        sources.computeIfAbsent(view, v -> new TreeSet<>()).add(source);
        readers.computeIfAbsent(source, s -> new TreeSet<>()).add(view);
    }

    Set<TableName> of(TableName view) {
        return Set.copyOf(sources.getOrDefault(view, Set.of()));
    }

    Set<TableName> readers(TableName source) {
        return Set.copyOf(readers.getOrDefault(source, Set.of()));
    }

    void forget(TableName view) {
        Set<TableName> read = sources.remove(view);
        if (read != null) {
            read.forEach(source -> readers.getOrDefault(source, new HashSet<>()).remove(view));
        }
    }

    void renamed(TableName from, TableName to) {
        Set<TableName> read = of(from);
        Set<TableName> readBy = readers(from);
        forget(from);
        read.forEach(source -> reads(to, source));
        for (TableName view : readBy) {
            sources.getOrDefault(view, new HashSet<>()).remove(from);
            reads(view, to);
        }
        readers.remove(from);
    }
}
