// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.stream.Stream;

/**
 * Foreign keys of the table itself, on their way to the copy. They hold from the swap on, and are proved afterwards. A partitioned table takes
 * none that is unproved (before PostgreSQL 18): there each partition gets it, each is proved, and then the table adopts them.
 */
record OutgoingKeys(TableName table, Relation after) {
    /** In the swap. */
    List<String> again() {
        return keys().flatMap(key -> again(key).stream()).toList();
    }

    /** What is left to do for each key that was proved before. */
    List<ProvedKey> toProve() {
        return keys().filter(Constraint::validated).map(this::proof).toList();
    }

    private Stream<Constraint> keys() {
        return after.constraints().stream().filter(c -> c.kind() == ConstraintKind.FOREIGN_KEY && !c.isInternal(table));
    }

    private List<String> again(Constraint key) {
        if (!after.isPartitioned()) {
            return Swap.again(table, key);
        }
        return new EachPartition(table).run(List.of(part -> add(part, key) + " NOT VALID"));
    }

    private ProvedKey proof(Constraint key) {
        ForeignKey of = new ForeignKey(table, key);
        if (!after.isPartitioned()) {
            return ProvedKey.plain(of);
        }
        String validate = new EachPartition(table)
                .run(List.of(part -> "ALTER TABLE " + part + " VALIDATE CONSTRAINT " + key.name()))
                .getFirst();
        return new ProvedKey(
                of,
                validate,
                Stream.concat(Stream.of(add(table.toString(), key)), Swap.comment(table, key))
                        .toList());
    }

    private static String add(String to, Constraint key) {
        return "ALTER TABLE " + to + " ADD CONSTRAINT " + key.name() + " " + key.definition();
    }
}
