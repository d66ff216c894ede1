// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A folder that several servers rehearse at once, a stretch of it each: what comes before a stretch only goes up there, on empty tables,
 * which takes hardly any time. Later stretches are shorter, since their schema is larger.
 *
 * @param servers one a stretch, 1 or more; roles are the server's, so that no two stretches may share one
 * @param listener told of every migration by whoever rehearses it
 */
public record Shares(List<? extends ScratchServer> servers, RehearsalOptions options, Consumer<Rehearsed> listener) {
    public Shares {
        servers = List.copyOf(servers);
    }

    /** All of them, in the order of the folder. */
    public RehearsalReport run(MigrationSet set) throws SQLException {
        List<MigrationId> wanted = Rehearsal.of(set, options).stream()
                .map(Migration::id)
                .filter(options.wanted())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(servers.size())) {
            List<Future<RehearsalReport>> reports = new ArrayList<>();
            for (int i = 0; i < servers.size(); i++) {
                Set<MigrationId> stretch =
                        new HashSet<>(wanted.subList(end(i, wanted.size()), end(i + 1, wanted.size())));
                ScratchServer server = servers.get(i);
                Callable<RehearsalReport> share = () -> new Rehearsal(server, options.only(stretch), listener).run(set);
                reports.add(threads.submit(share));
            }
            return together(reports);
        }
    }

    private int end(int stretch, int all) {
        return (int) Math.round(all * Math.sqrt((double) stretch / servers.size()));
    }

    /** What one says of a broken up, a later one has met too. */
    private RehearsalReport together(List<Future<RehearsalReport>> reports) throws SQLException {
        List<Rehearsed> all = new ArrayList<>();
        for (Future<RehearsalReport> one : reports) {
            RehearsalReport report = result(one);
            all.addAll(report.migrations());
            if (!report.problems().isEmpty()) {
                return new RehearsalReport(options.size(), options.budgets(), all, report.problems());
            }
        }
        return new RehearsalReport(options.size(), options.budgets(), all, List.of());
    }

    private static RehearsalReport result(Future<RehearsalReport> one) throws SQLException {
        try {
            return one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rehearsing", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            if (e.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
