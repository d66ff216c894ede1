// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Persistence;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Outlook;
import io.suture.core.typed.Words;
import io.suture.core.typed.table.MoveColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether each row of one table belongs to one of another, so that a value can be kept in either: what proves it is a foreign key whose
 * columns are unique and not null. Problems are {@code CROSS-TABLE}, {@code CROSS-COLUMN}, {@code CROSS-KEY}, {@code CROSS-NULL}, {@code
 * CROSS-OWNER}, and those of {@link Obstacles}.
 */
final class Kinship {
    private final MoveColumn wish;
    private final Relation source;
    private final Relation target;
    private final Crossing crossing;

    private Kinship(MoveColumn wish, Relation source, Relation target) {
        this.wish = wish;
        this.source = source;
        this.target = target;
        this.crossing = new Crossing(wish.column().value() + " of "
                + source.name().display() + " cannot move to " + target.name().display());
    }

    /**
     * The foreign key.
     *
     * @throws io.suture.core.problem.SutureException everything that is in the way
     */
    static Constraint check(MoveColumn wish, Relation source, Relation target, Outlook outlook) {
        Kinship found = new Kinship(wish, source, target);
        Stream.of(source, target).forEach(found.crossing::table);
        if (source.name().equals(target.name())) {
            found.no("CROSS-TABLE", "it is the same table", "use rename_column");
        }
        found.columns();
        found.together();
        Optional<Constraint> key = found.key();
        found.crossing.refuse();
        found.crossing.obstacles(outlook, source, List.of(wish.column()));
        found.crossing.obstacles(outlook, target, List.of());
        found.crossing.refuse();
        return key.orElseThrow();
    }

    private void together() {
        String owner = source.ownership().owner();
        if (!owner.equals(target.ownership().owner())) {
            no(
                    "CROSS-OWNER",
                    source.name().display() + " belongs to " + owner + ", "
                            + target.name().display() + " to "
                            + target.ownership().owner(),
                    "give both to one role: what keeps them equal writes both with its rights");
        }
        if (target.storage().persistence() != Persistence.PERMANENT
                && source.storage().persistence() == Persistence.PERMANENT) {
            no(
                    "CROSS-TABLE",
                    target.name().display() + " is not logged, and empty after a crash",
                    "ALTER TABLE … SET LOGGED in a migration before");
        }
    }

    private void columns() {
        crossing.goes(source, wish.column());
        if (target.column(wish.name()).isPresent()) {
            no(
                    "CROSS-COLUMN",
                    "column " + wish.name().value() + " of " + target.name().display() + " is there already",
                    "say another name with `as`");
        }
    }

    private Optional<Constraint> key() {
        Optional<Constraint> key = target.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.FOREIGN_KEY)
                .filter(c -> Set.copyOf(c.columns()).equals(Set.copyOf(wish.by())))
                .filter(c -> c.references()
                        .filter(r -> r.table().equals(source.name()))
                        .isPresent())
                .findFirst();
        if (key.isEmpty()) {
            no(
                    "CROSS-KEY",
                    "no foreign key of " + by() + " points to " + source.name().display(),
                    "add one in a migration before: without it nobody knows which rows belong together");
        }
        key.ifPresent(this::sound);
        return key;
    }

    private void sound(Constraint key) {
        if (key.deferrable() || !key.validated() || !key.enforced()) {
            String how = key.deferrable() ? "deferrable" : key.validated() ? "not enforced" : "not validated";
            no(
                    "CROSS-KEY",
                    "foreign key " + key.name().value() + " of " + target.name().display() + " is " + how,
                    "make it one that holds for every row at every moment");
        }
        if (target.indexes().stream().noneMatch(this::proves)) {
            no("CROSS-KEY", by() + " is not unique", "add a unique key in a migration before");
        }
        Constraint.Reference to = key.references().orElseThrow();
        key.columns().forEach(c -> crossing.key(target, c));
        to.columns().forEach(c -> crossing.key(source, c));
    }

    private boolean proves(Index index) {
        return index.provesUniqueness() && Set.copyOf(index.keyColumns()).equals(Set.copyOf(wish.by()));
    }

    private String by() {
        return Words.list(wish.by()) + " of " + target.name().display();
    }

    private void no(String code, String why, String fix) {
        crossing.no(code, why, fix);
    }
}
