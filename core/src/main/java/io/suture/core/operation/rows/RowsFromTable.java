// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Relation;
import io.suture.core.operation.Draft;
import io.suture.core.plan.KeyRanges;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Trial;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table that rows come from.
 *
 * @param key by which rows are found again
 */
record RowsFromTable(Relation relation, List<Identifier> key) implements RowsFrom {
    @Override
    public List<TableName> tables() {
        return List.of(relation.name());
    }

    @Override
    public Followed followed(String wish) {
        return Followed.of(relation.name(), key, wish);
    }

    @Override
    public List<Trial> trials() {
        return List.of();
    }

    @Override
    public Takes asShape() {
        return Takes.NOTHING;
    }

    @Override
    public void begin(Draft draft) {}

    @Override
    public List<String> drop() {
        return List.of();
    }

    @Override
    public String why() {
        return "rows are made a range of blocks at a time, each with the note of how far it is; nobody waits for them";
    }

    @Override
    public Optional<KeyRanges> ranges() {
        return Optional.empty();
    }

    @Override
    public List<String> notes() {
        String table = relation.name().display();
        String columns = key.stream().map(Identifier::toString).collect(joining(", "));
        return MoveInRanges.isFound(relation, key)
                ? List.of()
                : List.of("no index finds rows of " + table
                        + " by their key: what has changed is looked for in the whole table, in the end while"
                        + " nobody can read it; before that, CREATE INDEX CONCURRENTLY ON " + relation.name() + " ("
                        + columns + ")");
    }
}
