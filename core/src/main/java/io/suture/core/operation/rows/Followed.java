// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import io.suture.core.copy.ChangeLog;
import io.suture.core.copy.CopyNames;
import io.suture.core.copy.NotedKeys;
import io.suture.core.operation.Draft;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Noted;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tables whose rows are worked on while others write them: keys of rows that change are noted, what was noted is worked on again, all is compared,
 * and in the end nothing is noted any more.
 *
 * @param told by what a row is found that a pass is refused for
 * @param create what notes, in order
 * @param takeBack the same gone, where it may be there in part
 */
record Followed(List<TableName> tables, NotedKeys noted, List<Noted> told, List<String> create, List<String> takeBack) {
    Followed {
        tables = List.copyOf(tables);
        told = List.copyOf(told);
        create = List.copyOf(create);
        takeBack = List.copyOf(takeBack);
    }

    /** @param wish the same words give the same names */
    static Followed of(TableName table, List<Identifier> key, String wish) {
        CopyNames names = CopyNames.of(table, wish);
        return by(new ChangeLog(new NotedKeys(table, names.log(), key), names));
    }

    /** The same where the table is written itself: only what others write is noted. */
    static Followed ofOthers(TableName table, List<Identifier> key, String wish) {
        CopyNames names = CopyNames.of(table, wish);
        return by(ChangeLog.ofOthers(new NotedKeys(table, names.log(), key), names));
    }

    private static Followed by(ChangeLog log) {
        return new Followed(
                List.of(log.names().table()), log.keys(), List.of(log.keys().told()), log.create(), log.takeBack());
    }

    /** SHARE ROW EXCLUSIVE, a moment. */
    void begin(Draft draft) {
        draft.alone(
                Phase.EXPAND,
                settings -> new Step.Transaction(
                        create.stream().map(draft::sql).toList(), locked(LockMode.SHARE_ROW_EXCLUSIVE)),
                Optional.of("triggers note the keys of rows that change meanwhile"),
                Undo.by(Beside.takingAway(takeBack, Set.copyOf(tables))));
    }

    /** Again where the contract waits, since others write until then. */
    void catchUp(List<Sql> pass, Sql proof, Takes takes, String why, Draft draft) {
        Stream.of(Phase.MIGRATE, last(draft))
                .distinct()
                .forEach(phase -> draft.alone(
                        phase,
                        settings -> new Step.CatchUp(settings, pass, told, Optional.of(proof), takes),
                        Optional.of(why),
                        Undo.nothing()));
    }

    /**
     * ACCESS EXCLUSIVE, a moment.
     *
     * @param drop what else nobody needs any more
     * @param takes of the pass
     */
    void end(List<Sql> pass, List<String> drop, Takes takes, String what, Draft draft) {
        List<Sql> gone =
                Stream.concat(takeBack.stream(), drop.stream()).map(draft::sql).toList();
        if (tables.isEmpty()) {
            draft.alone(
                    last(draft),
                    settings -> new Step.Transaction(gone, Takes.NOTHING),
                    Optional.of("nothing was followed, and nothing is noted"),
                    Undo.nothing());
            return;
        }
        draft.alone(
                last(draft),
                settings -> new Step.Swap(settings, pass, told, gone, takes.and(locked(LockMode.ACCESS_EXCLUSIVE))),
                Optional.of(what + ", for a moment under a lock; from then on nothing is noted"),
                Undo.nothing());
    }

    private Takes locked(LockMode mode) {
        return tables.stream().map(t -> Takes.lock(t, mode)).reduce(Takes.NOTHING, Takes::and);
    }

    static Phase last(Draft draft) {
        return draft.contractWaits() ? Phase.CONTRACT : Phase.MIGRATE;
    }
}
