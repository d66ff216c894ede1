// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.catalog.Relation;
import io.suture.core.data.Derived;
import io.suture.core.data.Interim;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns that an expression names. */
final class ColumnsRead {
    private ColumnsRead() {}

    /** Each as it is written, part by part; none for {@code *}. */
    static Stream<List<String>> in(String expression) {
        return SqlScript.parse("SELECT " + expression, SourceName.of("<expression>")).statements().stream()
                .flatMap(s -> s.tree().walk())
                .filter(n -> n.is("ColumnRef"))
                .map(n -> n.strings("fields"));
    }

    /** Those of the source, also by way of interims. */
    static Set<Identifier> ofSource(String expression, List<Interim> interims, Relation source) {
        return in(expression)
                .filter(f -> f.size() == 1 || f.size() == 2 && f.getFirst().equals(Derived.ROW.value()))
                .map(f -> Identifier.of(f.getLast()))
                .flatMap(name -> interims.stream()
                        .filter(i -> i.name().equals(name))
                        .findFirst()
                        .map(i -> ofSource(i.expression(), interims, source).stream())
                        .orElseGet(() -> source.column(name).stream().map(c -> c.name())))
                .collect(Collectors.toSet());
    }
}
