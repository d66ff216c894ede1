// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.problem.Blame;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.sql.TableName;
import io.suture.engine.others.Suspects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Notices that somebody else changed a relation since it was planned for: before the run, between two steps, while one runs, or while a
 * session was lost; see {@link Stamps}.
 *
 * <p>What a step of ours changed is told from what others changed meanwhile by the transaction that wrote it. One thing is not seen: an
 * index, a trigger or a key that somebody drops while a step on another table runs, since that writes no row.
 */
final class DriftGuard {
    private final Map<TableName, String> expected = new HashMap<>();
    private final Set<TableName> changed = new HashSet<>();
    private Optional<Stamps.Moment> planned = Optional.empty();
    private Optional<Stamps.Moment> last = Optional.empty();

    /**
     * A new plan is made.
     *
     * @param before from before its catalog was read
     */
    void planned(Stamps.Moment before) {
        expected.clear();
        changed.clear();
        planned = Optional.of(before);
        last = planned;
    }

    /** From before the catalog of the plan was read; empty where nothing was planned. */
    Optional<Stamps.Moment> planned() {
        return planned;
    }

    /** When it looked last, maybe in a session that was lost since. */
    Optional<Stamps.Moment> last() {
        return last;
    }

    /**
     * The relations are expected to stay as they are, apart from what others have changed since the plan was made.
     *
     * @param ours relations of which every change is ours, whoever wrote it: of a statement whose transactions nobody knows
     */
    void expect(Connection connection, Collection<TableName> relations, Collection<TableName> ours)
            throws SQLException {
        Set<TableName> all = new HashSet<>(relations);
        all.addAll(expected.keySet());
        all.removeAll(changed);
        Stamps now = Stamps.read(connection, all, last);
        Set<TableName> foreign = new HashSet<>(now.foreign());
        foreign.removeAll(ours);
        changed.addAll(foreign);
        expected.clear();
        expected.putAll(now.of());
        expected.keySet().removeAll(changed);
        last = Optional.of(now.now());
    }

    /** A step of ours is done: what it changed is expected from now on, also of relations it does not name. */
    void expectAgain(Connection connection, Collection<TableName> ours) throws SQLException {
        if (!expected.isEmpty()) {
            expect(connection, List.of(), ours);
        }
    }

    /** Everything that is expected. */
    Set<TableName> all() {
        return Set.copyOf(expected.keySet());
    }

    /** Those of the relations that are no longer as expected. */
    List<TableName> changed(Connection connection, Collection<TableName> relations) throws SQLException {
        List<TableName> found =
                new ArrayList<>(relations.stream().filter(changed::contains).toList());
        List<TableName> known = relations.stream().filter(expected::containsKey).toList();
        if (!known.isEmpty()) {
            Map<TableName, String> now =
                    Stamps.read(connection, known, Optional.empty()).of();
            known.stream()
                    .filter(relation -> !Objects.equals(expected.get(relation), now.get(relation)))
                    .forEach(found::add);
        }
        return found;
    }

    /** What speaks for whom to have changed them. */
    List<String> suspects(Connection connection, List<TableName> relations) throws SQLException {
        String moment = planned.orElseThrow().snapshot();
        return Suspects.of(connection, relations, Suspects.newNames(connection, relations, moment), moment);
    }

    /** A statement that fails with {@link Stamps#CHANGED} where one of them is not; empty where nothing is known of any. */
    Optional<String> requiring(Collection<TableName> relations) {
        Map<TableName, String> known = new TreeMap<>(expected);
        known.keySet().retainAll(relations);
        return known.isEmpty() ? Optional.empty() : Optional.of(Stamps.requiring(known));
    }

    /**
     * The problem {@code PLAN-STALE}.
     *
     * @param suspects who may have done it, in words
     */
    static Problem stale(List<TableName> relations, List<String> suspects) {
        String which = relations.stream().map(TableName::display).collect(Collectors.joining(", "));
        return new Problem(
                "PLAN-STALE",
                Blame.ENVIRONMENT,
                Effect.RECORDED,
                which + " was changed by somebody else after the plan was made",
                "a plan holds for the schema it was computed from; going on could lock or change something else than shown"
                        + suspects.stream().map(s -> "; " + s).collect(Collectors.joining()),
                "find out who alters tables here (an application at boot, a second tool), then run `suture migrate` again:"
                        + " it plans anew",
                Optional.empty());
    }
}
