// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.Count;
import io.suture.core.typed.Partitioning.Strategy;
import java.util.List;
import java.util.Optional;

/** What can be said together of how a table is partitioned. */
final class PartitionForm {
    private static final int MOST = 1000;

    private PartitionForm() {}

    static void check(
            Strategy by,
            List<Identifier> columns,
            Optional<PartitionTable.Span> every,
            boolean spanned,
            List<PartitionTable.Part> parts,
            Optional<Count> partitions,
            Optional<Boolean> byDefault) {
        Problems problems = new Problems();
        boolean hash = by == Strategy.HASH;
        require(problems, hash || columns.size() == 1, "`columns` names one column, unless `by: hash`");
        require(
                problems,
                hash == partitions.isPresent(),
                "`partitions` is a number, said where `by: hash` and only there");
        require(
                problems,
                partitions.filter(p -> p.value() < 1 || p.value() > MOST).isEmpty(),
                "`partitions` is 1 to " + MOST);
        require(problems, every.isEmpty() || by == Strategy.RANGE, "`every` is said where `by: range`");
        require(problems, !spanned || every.isPresent(), "`from` and `ahead` are said with `every`");
        require(
                problems,
                hash || every.isPresent() == parts.isEmpty(),
                "`parts` names the partitions, or else, by range, `every` says how long they are");
        require(
                problems,
                !hash || parts.isEmpty() && byDefault.isEmpty(),
                "`parts` and `default` are not said where `by: hash`");
        require(
                problems,
                by != Strategy.LIST || parts.stream().noneMatch(p -> p.values().isEmpty()),
                "by list each partition has `values`");
        require(
                problems,
                by != Strategy.RANGE || parts.stream().allMatch(p -> p.values().isEmpty()),
                "by range a partition has `from` and `to`, no `values`");
        problems.throwIfAny();
    }

    /** What the table becomes is bounded, so that there is room for others. */
    static void checkKept(Strategy by, List<PartitionTable.Part> parts) {
        Problems problems = new Problems();
        require(
                problems,
                by == Strategy.RANGE
                        && parts.stream().limit(1).anyMatch(p -> p.from().isPresent() || p.to().isPresent()),
                "`existing: keep` is said where `by: range`, and the first of `parts`, which the table becomes, has `from` or `to`");
        problems.throwIfAny();
    }

    private static void require(Problems problems, boolean so, String what) {
        if (!so) {
            problems.add(refused(what, "what is said does not fit together"));
        }
    }

    static Problem refused(String what, String why) {
        return Problem.user("PARTITION-FORM", what, why, "see the operation's reference page");
    }
}
