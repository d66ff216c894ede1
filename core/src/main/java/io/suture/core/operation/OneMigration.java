// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.migration.Migration;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Direction;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.Setting;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.typed.TwoSides;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plans one migration: block by block, statement by statement. */
final class OneMigration {
    private final Wishes wishes;
    private final Outlook outlook;
    private final Problems problems;
    private final Draft draft;
    private final Set<TableName> mentioned = new TreeSet<>();
    private final Affected affected = new Affected();
    private final List<Setting> local = new ArrayList<>();
    private final Set<Statement> done = new HashSet<>();

    OneMigration(Wishes wishes, Outlook outlook, Problems problems) {
        this.wishes = wishes;
        this.outlook = outlook;
        this.problems = problems;
        this.draft = new Draft(outlook, wishes.triggers(), wishes.keep());
    }

    PlannedMigration plan(Migration migration, Direction direction, SqlScript script, boolean provisional) {
        outlook.migrationBegins();
        if (wishes.contractLater()) {
            draft.contractApart();
        }
        if (wishes.asWritten()) {
            draft.note("runs as written, as asked: no statement was replaced by its online form");
        }
        List<Block> blocks = Blocks.of(script, problems);
        if (wishes.oneTransaction()) {
            block(new Block(
                    blocks.stream().flatMap(b -> b.statements().stream()).toList(), Optional.empty()));
        } else {
            blocks.forEach(this::block);
        }
        draft.end();
        TemporaryRelations.drop(draft);
        draft.commit();
        if (wishes.contractLater()) {
            ContractApart.refusal(wishes, draft.drafted(), draft.steps()).ifPresent(problems::add);
        }
        wishes.notKept().ifPresent(problems::add);
        new NewlyPublished(outlook).notes(draft.steps()).forEach(draft::note);
        return new PlannedMigration(
                migration.id(),
                direction,
                draft.kind(),
                draft.steps(),
                affected.tables(outlook),
                draft.isOpaque(),
                provisional,
                draft.notes(),
                migration.about().contract(),
                draft.trials(),
                draft.proofs(),
                draft.keeping(),
                draft.previews(),
                draft.releases());
    }

    private void block(Block block) {
        Bounds bounds = Bounds.of(block.statements());
        bounds.reasons().forEach(why -> draft.note("partly as written: " + why));
        draft.blockBegins(block.mode());
        for (int i = 0; i < block.statements().size(); i++) {
            Statement statement = block.statements().get(i);
            if (done.contains(statement)) {
                continue;
            }
            draft.from(statement);
            mention(statement);
            List<Statement> later =
                    block.statements().subList(i + 1, block.statements().size());
            boolean free = isFree(bounds, i);
            draft.divides(free);
            if (!setting(statement)) {
                if (free) {
                    KeyReplacement.prepare(draft, statement, later);
                }
                if (free && !wishes.contractLater() && together(statement, later, bounds, i)) {
                    continue;
                }
                Optional<LateDefault> late = free ? LateDefault.of(statement, later, outlook) : Optional.empty();
                placed(
                        late.map(LateDefault::statement).orElse(statement),
                        bounds.isBound(i) || wishes.oneTransaction());
                late.ifPresent(l -> draft.changed(l.why()));
            }
            outlook.looksBackAt(statement);
            EnumValues.commitIfUsed(draft, statement, later);
            if (wishes.noTransaction() && !bounds.isBound(i)) {
                draft.commit();
            }
        }
        draft.allIsFilled();
        draft.prelude().forget(local);
        local.clear();
        draft.blockEnds(!wishes.oneTransaction());
    }

    /** Whether it was carried out with others that are one copy with it. */
    private boolean together(Statement statement, List<Statement> later, Bounds bounds, int place) {
        List<Statement> free = IntStream.range(0, later.size())
                .takeWhile(n -> isFree(bounds, place + 1 + n))
                .mapToObj(later::get)
                .toList();
        Optional<Joint.Joined> all = Joint.ALL.stream()
                .flatMap(j -> j.join(statement, free, outlook).stream())
                .findFirst();
        all.ifPresent(together -> {
            draft.allIsFilled();
            together.operation().alters().forEach(this::alters);
            together.taken().forEach(this::mention);
            together.operation().compile(draft);
            together.notes().forEach(draft::note);
            done.addAll(together.taken());
            Stream.concat(Stream.of(statement), together.taken().stream()).forEach(outlook::looksBackAt);
        });
        return all.isPresent();
    }

    /** Whether a better way than the one written may be taken. */
    private boolean isFree(Bounds bounds, int place) {
        return !wishes.asWritten() && !wishes.oneTransaction() && !wishes.noTransaction() && !bounds.isBound(place);
    }

    private void mention(Statement statement) {
        for (RelationRef ref : statement.relations()) {
            TableName name =
                    outlook.find(ref).orElseGet(() -> ref.in(outlook.path().creation()));
            mentioned.add(name);
            affected.by(ref, name, outlook);
        }
    }

    private void alters(TableName table) {
        mentioned.add(table);
        affected.by(table, outlook);
    }

    /** Relations its statements name, as far as they were known when they stood there. */
    Set<TableName> mentioned() {
        return mentioned;
    }

    /** What stands against it says where in the author's file it is. */
    private void placed(Statement statement, boolean bound) {
        try {
            compile(statement, bound);
        } catch (SutureException refused) {
            throw new SutureException(
                    refused.problems().stream()
                            .map(p -> p.at().isPresent() ? p : p.at(statement.at()))
                            .toList(),
                    refused);
        }
    }

    private void compile(Statement statement, boolean bound) {
        if (wishes.oneTransaction() && statement.refusesTransactionBlock()) {
            problems.add(refused(statement));
        }
        List<Operation> operations = wishes.asWritten() || bound ? List.of() : lower(statement);
        operations.forEach(o -> o.alters().forEach(this::alters));
        if (!ColumnFill.isKeptBy(statement, operations)) {
            draft.allIsFilled();
        }
        if (operations.isEmpty() && TwoSides.isCall(statement)) {
            problems.add(TwoSides.misunderstood(statement));
        } else if (operations.isEmpty()) {
            new RawSql(statement, wishes.noTransaction()).compile(draft);
        } else {
            operations.forEach(o -> o.compile(draft));
        }
    }

    private List<Operation> lower(Statement statement) {
        if (wishes.keep().isPresent()) {
            List<Operation> kept = Lowerings.of(statement, outlook, Lowering::onlyWhereKept);
            if (!kept.isEmpty()) {
                return kept;
            }
        }
        Optional<List<Operation>> divided =
                wishes.contractLater() ? ContractApart.divided(statement, outlook) : Optional.empty();
        return divided.orElseGet(() -> Lowerings.of(
                statement,
                outlook,
                l -> !l.onlyWhereKept() && (wishes.contractLater() || !l.onlyWhereContractWaits())));
    }

    /** @return whether the statement is one that sets something for those that follow */
    private boolean setting(Statement statement) {
        Optional<AuthorSetting> set = AuthorSetting.of(statement);
        set.ifPresent(s -> {
            Setting setting = s.setting();
            draft.setting(setting, draft.sql(setting.local().text()));
            s.searchPath().ifPresent(outlook::path);
            if (s.local()) {
                local.add(setting);
            }
        });
        return set.isPresent() || Resetting.apply(statement, draft);
    }

    private static Problem refused(Statement statement) {
        return Problem.user(
                        "PLAN-NO-TRANSACTION",
                        "the migration is declared to be one transaction, but PostgreSQL refuses this statement in one",
                        "it works in transactions of its own, so that it can go on for long without being in the way",
                        "remove `transactional: true`, or move the statement to a migration of its own")
                .at(statement.at());
    }
}
