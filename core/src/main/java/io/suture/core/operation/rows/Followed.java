// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import io.suture.core.copy.ChangeLog;
import io.suture.core.copy.CopyNames;
import io.suture.core.copy.NotedKeys;
import io.suture.core.operation.Draft;
import io.suture.core.plan.LockMode;
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
 * A table whose rows are worked on while others write it: keys of rows that change are noted, what was noted is worked on again, all is compared,
 * and in the end nothing is noted any more.
 */
record Followed(TableName table, NotedKeys noted, ChangeLog log) {
    /** @param wish the same words give the same names */
    static Followed of(TableName table, List<Identifier> key, String wish) {
        CopyNames names = CopyNames.of(table, wish);
        NotedKeys noted = new NotedKeys(table, names.log(), key);
        return new Followed(table, noted, new ChangeLog(noted, names));
    }

    /** The same where the table is written itself: only what others write is noted. */
    static Followed ofOthers(TableName table, List<Identifier> key, String wish) {
        Followed all = of(table, key, wish);
        return new Followed(table, all.noted(), ChangeLog.ofOthers(all.noted(), CopyNames.of(table, wish)));
    }

    /** SHARE ROW EXCLUSIVE, a moment. */
    void begin(Draft draft) {
        draft.alone(
                Phase.EXPAND,
                settings -> new Step.Transaction(
                        log.create().stream().map(draft::sql).toList(),
                        Takes.lock(table, LockMode.SHARE_ROW_EXCLUSIVE)),
                Optional.of("triggers note the keys of rows that change meanwhile"),
                Undo.by(Beside.takingAway(log.takeBack(), Set.of(table))));
    }

    /** Again where the contract waits, since others write until then. */
    void catchUp(List<Sql> pass, Sql proof, Takes takes, String why, Draft draft) {
        Stream.of(Phase.MIGRATE, last(draft))
                .distinct()
                .forEach(phase -> draft.alone(
                        phase,
                        settings -> new Step.CatchUp(settings, pass, List.of(noted.told()), Optional.of(proof), takes),
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
        draft.alone(
                last(draft),
                settings -> new Step.Swap(
                        settings,
                        pass,
                        List.of(noted.told()),
                        Stream.concat(log.takeBack().stream(), drop.stream())
                                .map(draft::sql)
                                .toList(),
                        takes.and(Takes.lock(table, LockMode.ACCESS_EXCLUSIVE))),
                Optional.of(what + ", for a moment under a lock; from then on nothing is noted"),
                Undo.nothing());
    }

    static Phase last(Draft draft) {
        return draft.contractWaits() ? Phase.CONTRACT : Phase.MIGRATE;
    }
}
