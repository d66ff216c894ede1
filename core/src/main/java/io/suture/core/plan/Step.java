// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing the runner knows how to do; a step is its transaction. Runner, dry run, trace and audit each switch over it
 * without a default.
 */
public sealed interface Step {
    /** In order, 1 or more. */
    List<Sql> statements();

    Takes takes();

    /** The same with another claim. */
    Step taking(Takes newTakes);

    /** Whether the journal's row commits together with the step. */
    boolean transactional();

    /** The verb as in JSON. */
    String verb();

    /** Statements that commit together with the journal's row; none of them refuses a transaction block. */
    record Transaction(List<Sql> statements, Takes takes) implements Step {
        public Transaction {
            statements = List.copyOf(statements);
            if (statements.isEmpty()) {
                throw new IllegalArgumentException("a transaction needs a statement");
            }
        }

        @Override
        public Step taking(Takes newTakes) {
            return new Transaction(statements, newTakes);
        }

        @Override
        public boolean transactional() {
            return true;
        }

        @Override
        public String verb() {
            return "transaction";
        }
    }

    /**
     * A scan that proves existing rows, in a transaction of its own, under a lock that blocks neither reads nor writes.
     * Waits for its lock with patience, since nobody queues behind it. If a row violates, the NOT VALID constraint stays.
     */
    record Validate(List<Setting> settings, Sql statement, Takes takes) implements Step {
        public Validate {
            settings = List.copyOf(settings);
        }

        @Override
        public List<Sql> statements() {
            return Stream.concat(settings.stream().map(Setting::local), Stream.of(statement))
                    .toList();
        }

        @Override
        public Step taking(Takes newTakes) {
            return new Validate(settings, statement, newTakes);
        }

        @Override
        public boolean transactional() {
            return true;
        }

        @Override
        public String verb() {
            return "validate";
        }
    }

    /**
     * A statement that refuses a transaction block. The journal has an intent before it and a result after it; what
     * happened in between is decided by the probe.
     *
     * @param settings of the author's, to be set for the session and put back afterwards
     * @param probe empty where the catalog cannot tell (for example VACUUM)
     * @param repeatable whether running it again after an unknown end does no harm; where it is not and there is no probe, an
     *     interrupted run ends in the state {@code unknown}
     * @param repair what to run, one after the other and each alone, when the probe finds it half done; the probe is asked
     *     again afterwards
     */
    record Concurrent(
            List<Setting> settings,
            Sql statement,
            Takes takes,
            Optional<Probe> probe,
            boolean repeatable,
            List<Sql> repair)
            implements Step {
        public Concurrent {
            settings = List.copyOf(settings);
            repair = List.copyOf(repair);
        }

        /** Under nobody's settings. */
        public static Concurrent of(
                Sql statement, Takes takes, Optional<Probe> probe, boolean repeatable, Sql... repair) {
            return new Concurrent(List.of(), statement, takes, probe, repeatable, List.of(repair));
        }

        /** The same under these settings. */
        public Concurrent under(List<Setting> newSettings) {
            return new Concurrent(newSettings, statement, takes, probe, repeatable, repair);
        }

        @Override
        public List<Sql> statements() {
            return List.of(statement);
        }

        @Override
        public Step taking(Takes newTakes) {
            return new Concurrent(settings, statement, newTakes, probe, repeatable, repair);
        }

        @Override
        public boolean transactional() {
            return false;
        }

        @Override
        public String verb() {
            return "concurrent";
        }
    }

    /**
     * Writes the rows that need it, a range of the table's blocks a transaction, up to the size the table has when the step begins:
     * a trigger takes care of rows written since. What the journal knows of it commits with each range, so that an interrupted one
     * goes on where it was; it can be repeated. Under ROW EXCLUSIVE; rows are locked for the length of one range.
     *
     * @param settings of the author's
     * @param table that holds rows itself, or a partitioned one, of which a range is that range of each partition
     * @param update of the table alone ({@code ONLY}), or a copy of its rows; ends with a condition that leaves out the rows that need
     *     nothing, to which a range can be added with AND
     * @param ending what follows the range; often nothing
     * @param whereThere what follows the range instead where a row of it is there already: such a row is met rarely, and the ending alone costs half
     *     as much; empty where the ending sees to it, or no row can be there
     * @param keys ranges of a key in the place of ranges of blocks: for a query's rows, whose bounds are in {@code table}; empty for most
     * @param silent whether the application's own triggers do not fire; only where no foreign key or deferrable constraint is on what is
     *     written, which PostgreSQL would not check then, and by whoever may set {@code session_replication_role}
     */
    record Backfill(
            List<Setting> settings,
            TableName table,
            Sql update,
            String ending,
            Optional<String> whereThere,
            Optional<KeyRanges> keys,
            boolean silent,
            Takes takes)
            implements Step {
        /** Of 1024 rows, how many the passes but the last have done. */
        private static final List<Integer> SHARES = List.of(288, 544, 784);

        private static final Setting SILENCE = new Setting("session_replication_role", "replica");

        public Backfill {
            settings = List.copyOf(settings);
        }

        /** With nothing behind the range, and triggers that fire. */
        public Backfill(List<Setting> settings, TableName table, Sql update, Takes takes) {
            this(settings, table, update, "", takes);
        }

        /** With triggers that fire. */
        public Backfill(List<Setting> settings, TableName table, Sql update, String ending, Takes takes) {
            this(settings, table, update, ending, Optional.empty(), Optional.empty(), false, takes);
        }

        /** The same by ranges of a key. */
        public Backfill by(KeyRanges ranges) {
            return new Backfill(
                    Stream.concat(settings.stream(), ranges.settings().stream()).toList(),
                    ranges.bounds(),
                    update,
                    ending,
                    whereThere,
                    Optional.of(ranges),
                    silent,
                    takes);
        }

        /** The same, with the application's own triggers silent or not. */
        public Backfill silent(boolean nowSilent) {
            return new Backfill(settings, table, update, ending, whereThere, keys, nowSilent, takes);
        }

        @Override
        public List<Sql> statements() {
            return Stream.concat(before().stream(), Stream.of(update.with(text -> text + whereThere.orElse(ending))))
                    .toList();
        }

        private List<Sql> before() {
            return Stream.concat(silent ? Stream.of(SILENCE) : Stream.of(), settings.stream())
                    .map(Setting::local)
                    .toList();
        }

        /** The table by whose name people know the rows that are gone through. */
        public TableName shown() {
            return keys.map(KeyRanges::of).orElse(table);
        }

        /** Whether rows go into another table; else they are written anew where they are. */
        public boolean copies() {
            return whereThere.isPresent() || update.text().startsWith("INSERT");
        }

        /** What silences the application's triggers in a transaction; empty where they fire. */
        public Optional<Sql> silence() {
            return silent ? Optional.of(SILENCE.local()) : Optional.empty();
        }

        /**
         * In how many passes a range is gone through: rows that are written where they are leave room for others of their block, once
         * those who see the old ones have gone. What goes through Java goes there once.
         */
        public int passes() {
            return copies() || update.through().isPresent() ? 1 : SHARES.size() + 1;
        }

        /**
         * What one pass through a range takes, up to the ending; the last one takes what the others have left.
         *
         * @param from block, or bound of a key, the first is 0
         * @param until the block or bound behind the last
         * @param pass 0 to less than {@link #passes}
         */
        public Sql range(long from, long until, int pass) {
            String share = pass == passes() - 1 ? "" : " AND pg_catalog.hashtid(ctid) & 1023 < " + SHARES.get(pass);
            return between(RowPlace.firstOf(from), RowPlace.firstOf(until), share);
        }

        /** What is left to be done between two places, the second one not among them, up to the ending. */
        public Sql between(RowPlace from, RowPlace until) {
            return between(from, until, "");
        }

        private Sql between(RowPlace from, RowPlace until, String more) {
            String places = keys.map(k -> k.between(from, until)).orElseGet(() -> RowPlace.between(from, until));
            return update.within(places + more);
        }

        @Override
        public Step taking(Takes newTakes) {
            return new Backfill(settings, table, update, ending, whereThere, keys, silent, newTakes);
        }

        @Override
        public boolean transactional() {
            return false;
        }

        @Override
        public String verb() {
            return "backfill";
        }
    }

    /**
     * Does again what others have changed meanwhile, as often as it takes until a pass takes hardly any time. A pass sees one snapshot
     * (REPEATABLE READ), so that what it leaves behind is as everything was at one moment. Can be repeated.
     *
     * @param settings of the author's
     * @param pass run in order, in one transaction
     * @param noted what it sees to, by which a row that it is refused for is found; often one
     * @param proof fails unless the pass before it, in the same transaction, has led to what it should; empty where nothing is proved. Then
     *     passes follow until they take hardly any time again
     */
    record CatchUp(List<Setting> settings, List<Sql> pass, List<Noted> noted, Optional<Sql> proof, Takes takes)
            implements Step {
        public CatchUp {
            settings = List.copyOf(settings);
            pass = List.copyOf(pass);
            noted = List.copyOf(noted);
        }

        @Override
        public List<Sql> statements() {
            return Stream.of(settings.stream().map(Setting::local), pass.stream(), proof.stream())
                    .flatMap(all -> all)
                    .toList();
        }

        @Override
        public Step taking(Takes newTakes) {
            return new CatchUp(settings, pass, noted, proof, newTakes);
        }

        @Override
        public boolean transactional() {
            return false;
        }

        @Override
        public String verb() {
            return "catch-up";
        }
    }

    /**
     * Statements that commit together with the journal's row, and whose time under their locks grows with what others have changed: before each
     * try that is caught up with, as in {@link CatchUp}.
     *
     * @param settings of the author's
     * @param pass run in order before each try, in a transaction of its own, and once more under the locks
     * @param noted as in {@link CatchUp}
     * @param swap run in order after it
     */
    record Swap(List<Setting> settings, List<Sql> pass, List<Noted> noted, List<Sql> swap, Takes takes)
            implements Step {
        public Swap {
            settings = List.copyOf(settings);
            pass = List.copyOf(pass);
            noted = List.copyOf(noted);
            swap = List.copyOf(swap);
        }

        @Override
        public List<Sql> statements() {
            return Stream.of(settings.stream().map(Setting::local), pass.stream(), swap.stream())
                    .flatMap(all -> all)
                    .toList();
        }

        @Override
        public Step taking(Takes newTakes) {
            return new Swap(settings, pass, noted, swap, newTakes);
        }

        @Override
        public boolean transactional() {
            return true;
        }

        @Override
        public String verb() {
            return "swap";
        }
    }
}
