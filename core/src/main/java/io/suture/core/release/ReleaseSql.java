// SPDX-License-Identifier: Apache-2.0
package io.suture.core.release;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements that make a release's views and take them away. */
record ReleaseSql(LiveRelease release) {
    /** The schema, every view, and the rights of both. */
    List<String> create() {
        List<String> all = new ArrayList<>();
        all.add("CREATE SCHEMA " + schema().name());
        all.add("COMMENT ON SCHEMA " + schema().name() + " IS " + SqlLiteral.quote(schema().comment()));
        all.addAll(views(release.views().keySet()));
        return List.copyOf(all);
    }

    /** Everything; refused by the server where something else hangs on a view. */
    List<String> drop() {
        return Stream.concat(drop(release.views().keySet()).stream(), Stream.of("DROP SCHEMA " + schema().name()))
                .toList();
    }

    /** One statement, or none. */
    List<String> drop(Collection<Identifier> views) {
        return views.isEmpty() ? List.of() : List.of("DROP VIEW " + names(views));
    }

    /** The same whether they are there or not. */
    List<String> dropIfThere(Collection<Identifier> views) {
        return views.isEmpty() ? List.of() : List.of("DROP VIEW IF EXISTS " + names(views));
    }

    private String names(Collection<Identifier> views) {
        return views.stream().map(v -> schema().view(v).toString()).collect(Collectors.joining(", "));
    }

    /** These views, made or replaced by one with more columns at the end, and their rights. */
    List<String> views(Collection<Identifier> views) {
        List<String> all = new ArrayList<>();
        views.forEach(view -> all.add(view(view)));
        if (!views.isEmpty()) {
            all.add(dress(views));
        }
        return List.copyOf(all);
    }

    private String view(Identifier view) {
        List<Identifier> columns = release.views().getOrDefault(view, List.of());
        String list = columns.isEmpty()
                ? "*"
                : columns.stream().map(Identifier::toString).collect(Collectors.joining(", "));
        return "CREATE OR REPLACE VIEW " + schema().view(view) + " WITH (security_invoker = true) AS SELECT " + list
                + " FROM " + schema().table(view);
    }

    private ReleaseSchema schema() {
        return release.schema();
    }

    /** Gives the views what their tables have of rights and comments. */
    String dress(Collection<Identifier> views) {
        SortedMap<TableName, TableName> tables = new TreeMap<>();
        views.forEach(view -> tables.put(schema().view(view), schema().table(view)));
        return new Dress(tables).sql();
    }
}
