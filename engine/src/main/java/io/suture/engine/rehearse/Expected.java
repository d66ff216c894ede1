// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is asked of the rows of a table: what it asks itself, and what it will ask after a migration, where that is known.
 *
 * @param now as it is
 * @param then as it will be; empty where only what holds now matters
 */
record Expected(Relation now, Optional<Relation> then) {
    private static final Pattern CHECK = Pattern.compile("CHECK (\\(.*\\))[A-Z ]*", Pattern.DOTALL);

    static Expected of(Relation table) {
        return new Expected(table, Optional.empty());
    }

    TableName name() {
        return now.name();
    }

    List<Column> columns() {
        return now.columns();
    }

    /** Those it has, and those it will get over columns that it has. */
    List<Constraint> constraints() {
        return Stream.concat(
                        now.constraints().stream(),
                        then.stream().flatMap(t -> t.constraints().stream()).filter(this::isNewOverColumnsOfNow))
                .toList();
    }

    private boolean isNewOverColumnsOfNow(Constraint constraint) {
        return !now.constraints().contains(constraint)
                && constraint.columns().stream().allMatch(c -> now.column(c).isPresent());
    }

    boolean isNotNull(Identifier column) {
        return Stream.concat(Stream.of(now), then.stream())
                .anyMatch(r -> r.column(column).filter(Column::notNull).isPresent());
    }

    boolean isUnique(Identifier column) {
        return Stream.concat(Stream.of(now), then.stream())
                .flatMap(r -> r.indexes().stream())
                .anyMatch(i -> i.unique() && i.keyColumns().equals(List.of(column)));
    }

    /** The column as it will be. */
    Column later(Identifier column) {
        return then.flatMap(t -> t.column(column)).or(() -> now.column(column)).orElseThrow();
    }

    /** Conditions over these columns alone; a new list. */
    List<String> checks(Set<Identifier> columns) {
        return new ArrayList<>(constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.CHECK && columns.containsAll(c.columns()))
                .flatMap(c -> condition(c.definition()).stream())
                .toList());
    }

    /** Whether it gets a column that every row must bring a value for: then it has to be empty. */
    boolean mustBeEmpty() {
        return then.stream()
                .flatMap(t -> t.columns().stream())
                .anyMatch(c -> c.notNull() && now.column(c.name()).isEmpty() && c.value() instanceof ColumnValue.None);
    }

    /** Of a check's definition. */
    static Optional<String> condition(String definition) {
        Matcher matcher = CHECK.matcher(definition);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
