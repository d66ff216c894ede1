// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Server;
import io.suture.core.migration.Migration;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanningTest {
    private static final Catalog EMPTY = Catalog.empty(new Server(150_000));

    /** There is one catalog, and it is a value: whatever later ones know of earlier ones is carried forward. */
    @Test
    void each_of_many_migrations_knows_what_those_before_it_have_made() {
        List<Migration> migrations = IntStream.range(0, 500)
                .boxed()
                .flatMap(i -> Stream.of(
                        Migration.of(
                                i + "a",
                                "create table t" + i + " (id int primary key"
                                        + (i == 0 ? ")" : ", up int references t" + (i - 1) + ")")),
                        Migration.of(
                                i + "b", "alter table t" + i + " add column v int; create index on t" + i + " (v)"),
                        Migration.of(i + "c", "alter table t" + i + " alter column v set not null"),
                        Migration.of(i + "d", "alter table t" + i + " rename column v to w")))
                .toList();

        Plan plan = Planner.plan(migrations, EMPTY, PlanOptions.defaults());

        assertThat(plan.migrations()).hasSize(2000).allMatch(PlannedMigration::atomic);
        assertThat(plan.migrations()).allMatch(m -> m.takes().locks().isEmpty());
        assertThat(plan.certain()).hasSize(2000);
    }
}
