// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a {@code ROLLBACK} or a {@code ROLLBACK TO SAVEPOINT} returns to. Keeps nothing for a file that has none of them. */
final class Savepoints<T> {
    private static final Set<StatementKind> RETURNS =
            Set.of(StatementKind.ROLLBACK, StatementKind.ROLLBACK_TO_SAVEPOINT);

    private record Point<T>(Optional<String> name, T state) {}

    private final boolean needed;
    private final Deque<Point<T>> points = new ArrayDeque<>();

    Savepoints(SqlScript script) {
        this.needed = script.statements().stream().anyMatch(s -> RETURNS.contains(s.kind()));
    }

    /** A transaction begins, after the last one has ended. */
    void begin(Supplier<T> state) {
        points.clear();
        put(Optional.empty(), state);
    }

    void set(Statement savepoint, Supplier<T> state) {
        put(Optional.of(name(savepoint)), state);
    }

    private void put(Optional<String> name, Supplier<T> state) {
        if (needed) {
            points.push(new Point<>(name, state.get()));
        }
    }

    /** The one of that name and all after it are gone. */
    void release(Statement release) {
        if (find(release).isPresent()) {
            backTo(release);
            points.pop();
        }
    }

    /** Those after it are gone; it stays. */
    Optional<T> backTo(Statement rollback) {
        Optional<Point<T>> found = find(rollback);
        found.ifPresent(point -> {
            while (points.peek() != point) {
                points.pop();
            }
        });
        return found.map(Point::state);
    }

    /** What was there when the transaction began; empty outside of one. */
    Optional<T> beginning() {
        return Optional.ofNullable(points.peekLast()).map(Point::state);
    }

    private Optional<Point<T>> find(Statement statement) {
        return points.stream()
                .filter(p -> p.name().filter(name(statement)::equals).isPresent())
                .findFirst();
    }

    private static String name(Statement savepoint) {
        return savepoint.tree().text("savepoint_name");
    }
}
