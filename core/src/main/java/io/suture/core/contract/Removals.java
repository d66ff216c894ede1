// SPDX-License-Identifier: Apache-2.0
package io.suture.core.contract;

import io.suture.core.catalog.Catalog;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the contract of a migration takes away.
 *
 * @param all in the order of its statements
 * @param names those of them that mean nothing afterwards: a column that is dropped and another renamed to its name is not among them
 * @param dropped what is dropped by name besides, so that it stands in nobody's way: views, triggers, policies, constraints
 */
public record Removals(List<Removed> all, List<Removed> names, Set<Thing> dropped) {
    public Removals {
        all = List.copyOf(all);
        names = List.copyOf(names);
        dropped = Set.copyOf(dropped);
    }

    /**
     * Something that is dropped by its name.
     *
     * @param on the relation it is, or that it hangs on
     * @param part the trigger, policy, rule or constraint; empty text for the relation itself
     */
    public record Thing(TableName on, String part) {}

    /**
     * Read from the statements of the plan's contract steps, each in the light of what those before it have done.
     *
     * @param catalog as it is before the contract
     * @param searchPath of the session the plan runs in
     */
    public static Removals of(PlannedMigration plan, Catalog catalog, List<Identifier> searchPath) {
        return of(plan.contractSteps(), catalog, searchPath);
    }

    /** The same of other steps. */
    public static Removals of(List<PlannedStep> steps, Catalog catalog, List<Identifier> searchPath) {
        ContractReading reading = new ContractReading(catalog, searchPath);
        steps.forEach(step -> step.step().statements().forEach(reading::read));
        return reading.removals();
    }

    /** Schemas of releases whose views go. */
    public Set<Identifier> retired() {
        Set<Identifier> schemas = new LinkedHashSet<>();
        names.stream()
                .filter(r -> r.way() == Removed.Way.RETIRED)
                .forEach(r -> schemas.add(r.relation().schema()));
        return schemas;
    }

    /** The relations concerned. */
    public Set<TableName> relations() {
        Set<TableName> relations = new LinkedHashSet<>();
        all.forEach(removed -> relations.add(removed.relation()));
        return relations;
    }
}
