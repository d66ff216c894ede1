// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.status;

import io.suture.core.migration.ApplicationNeed;
import io.suture.core.migration.ApplicationVersion;
import io.suture.core.migration.FrontMatter;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Version;
import io.suture.core.problem.Problems;
import io.suture.engine.connect.Clients;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A version of an application that is connected, by its {@code application_name}.
 *
 * @param needs what it needs and somebody is about to take away, or nobody has made yet, a clause each
 */
public record ApplicationStatus(String application, String version, int sessions, List<String> needs) {
    public ApplicationStatus {
        needs = List.copyOf(needs);
    }

    /** Those that say a version; files of migrations are read only where there is one. */
    static List<ApplicationStatus> of(List<Clients> clients, List<MigrationStatus> migrations, MigrationSet set) {
        Map<ApplicationVersion, Integer> seen = new LinkedHashMap<>();
        clients.stream()
                .filter(c -> c.application().version().isPresent())
                .forEach(c -> seen.merge(c.application(), c.sessions(), Integer::sum));
        return seen.entrySet().stream()
                .map(e -> of(e.getKey(), e.getValue(), migrations, set))
                .toList();
    }

    private static ApplicationStatus of(
            ApplicationVersion client, int sessions, List<MigrationStatus> migrations, MigrationSet set) {
        List<String> needs = new ArrayList<>();
        for (MigrationStatus migration : migrations) {
            set.find(migration.id())
                    .flatMap(entry -> new Problems().collect(entry::migration))
                    .map(m -> m.about())
                    .ifPresent(about -> add(client, migration, about, needs));
        }
        String version = client.version().map(Version::text).orElseThrow();
        return new ApplicationStatus(client.name(), version, sessions, needs);
    }

    private static void add(
            ApplicationVersion client, MigrationStatus migration, FrontMatter about, List<String> needs) {
        boolean waits = migration.state() == MigrationState.EXPANDED;
        boolean missing =
                migration.state() == MigrationState.PENDING || migration.state() == MigrationState.ROLLED_BACK;
        if (waits && isOf(client, about.needsOld())) {
            needs.add("needs what the contract of " + migration.id() + " takes away");
        }
        if (missing && isOf(client, about.needsNew())) {
            needs.add("needs what " + migration.id() + " makes, which is not there");
        }
    }

    private static boolean isOf(ApplicationVersion client, List<ApplicationNeed> needs) {
        return needs.stream().anyMatch(n -> n.isOf(client));
    }
}
