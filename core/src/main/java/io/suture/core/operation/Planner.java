// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;

/** Turns a set of migrations and one reading of the catalog into a plan. Pure: the same input gives the same plan. */
public final class Planner {
    private static final List<Lowering> LOWERINGS = ServiceLoader.load(Lowering.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private final PlanOptions options;
    private final Outlook outlook;

    private Planner(Catalog catalog, PlanOptions options) {
        this.options = options;
        this.outlook = new Outlook(catalog, options.searchPath());
    }

    /**
     * What will be done for these migrations, in this order.
     *
     * @throws io.suture.core.problem.SutureException with everything that is wrong with any of them
     */
    public static Plan plan(List<Migration> pending, Catalog catalog, PlanOptions options) {
        return new Planner(catalog, options).all(pending, Direction.UP);
    }

    /**
     * What will be done to take migrations back by their down parts, in this order (the newest first).
     *
     * @param applied each has a down part
     */
    public static Plan planDown(List<Migration> applied, Catalog catalog, PlanOptions options) {
        return new Planner(catalog, options).all(applied, Direction.DOWN);
    }

    private Plan all(List<Migration> migrations, Direction direction) {
        List<Optional<SqlScript>> scripts = parsed(migrations, direction);
        List<PlannedMigration> planned = new ArrayList<>();
        boolean provisional = false;
        for (int i = 0; i < migrations.size(); i++) {
            PlannedMigration one = one(migrations.get(i), scripts.get(i).orElseThrow(), direction, provisional);
            planned.add(one);
            provisional |= one.opaque();
        }
        return Fingerprints.seal(planned, outlook.catalog(), options);
    }

    /** On all cores: parsing costs more than everything else here. */
    private List<Optional<SqlScript>> parsed(List<Migration> migrations, Direction direction) {
        Problems problems = new Problems();
        List<Section> sections =
                migrations.stream().map(m -> section(m, direction)).toList();
        List<Problems> each = sections.stream().map(s -> new Problems()).toList();
        List<Optional<SqlScript>> scripts = IntStream.range(0, sections.size())
                .parallel()
                .mapToObj(i -> each.get(i).collect(() -> sections.get(i).parse(options.parse())))
                .toList();
        each.forEach(p -> problems.addAll(p.list()));
        scripts.forEach(script -> script.ifPresent(s -> refuseRollback(s, problems)));
        problems.throwIfAny();
        return scripts;
    }

    private PlannedMigration one(Migration migration, SqlScript script, Direction direction, boolean provisional) {
        outlook.migrationBegins();
        Draft draft = new Draft(outlook);
        boolean together = section(migration, direction).transactional().orElse(true);
        Kind kind = Kind.ADDITIVE;
        for (Statement statement : script.statements()) {
            if (statement.kind() == StatementKind.BEGIN || statement.kind() == StatementKind.COMMIT) {
                draft.commit();
                continue;
            }
            for (Operation operation : lower(statement, migration)) {
                operation.compile(draft);
                kind = kind.worst(operation.kind());
            }
            if (!together) {
                draft.commit();
            }
        }
        draft.commit();
        return new PlannedMigration(
                migration.id(), direction, kind, draft.steps(), draft.isOpaque(), provisional, draft.notes());
    }

    private List<Operation> lower(Statement statement, Migration migration) {
        boolean asWritten = options.asWritten() || migration.about().asWritten();
        Optional<List<Operation>> lowered = LOWERINGS.stream()
                .filter(lowering -> !asWritten || lowering.evenAsWritten())
                .flatMap(lowering -> lowering.lower(statement, outlook).stream())
                .findFirst();
        return lowered.orElseGet(() -> List.of(AsWritten.of(statement, outlook)));
    }

    private static Section section(Migration migration, Direction direction) {
        return direction == Direction.UP ? migration.up() : migration.down().orElseThrow();
    }

    /** What would end the migration's own transaction behind its back. */
    private static void refuseRollback(SqlScript script, Problems problems) {
        for (Statement statement : script.statements()) {
            boolean refused = switch (statement.kind()) {
                case ROLLBACK, PREPARE_TRANSACTION, COMMIT_PREPARED, ROLLBACK_PREPARED -> true;
                default -> false;
            };
            if (refused) {
                problems.add(Problem.user(
                                "SQL-TRANSACTION-CONTROL",
                                statement.kind() + " has no place in a migration",
                                "a migration is either done and booked, or not; this would take part of it back unseen",
                                "remove it; BEGIN and COMMIT may stay, they say what belongs together")
                        .at(statement.at()));
            }
        }
    }
}
