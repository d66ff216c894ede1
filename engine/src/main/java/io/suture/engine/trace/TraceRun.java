// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.SqlScript;
import io.suture.engine.files.SqlFile;
import io.suture.engine.files.SqlFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs everything a request names. */
public final class TraceRun {
    private final TraceRequest request;
    private final Scratch scratch;
    private final Problems problems = new Problems();
    private final List<TracedStatement> statements = new ArrayList<>();

    private TraceRun(TraceRequest request, Scratch scratch) {
        this.request = request;
        this.scratch = scratch;
    }

    /**
     * What every statement took. What a file could not be run for is a problem of the report; those after it still run where they
     * do not build on it.
     *
     * @throws io.suture.core.problem.SutureException {@code TRACE-SCRATCH-RIGHTS}, {@code TRACE-SCRATCH-BUSY}
     */
    public static TraceReport of(TraceRequest request, Scratch scratch) {
        return new TraceRun(request, scratch).report();
    }

    private TraceReport report() {
        SqlFiles files = new SqlFiles(request.files(), problems);
        List<SqlScript> existing = files.existing();
        List<SqlFile> all = files.all();
        if (problems.isEmpty() && request.files().isolated()) {
            all.forEach(f -> alone(f, existing));
        } else if (problems.isEmpty()) {
            series(all, existing);
        }
        return new TraceReport(statements, problems.list(), all.size());
    }

    private void alone(SqlFile file, List<SqlScript> common) {
        List<SqlScript> existing = new ArrayList<>(common);
        boolean readable = file.schema()
                .map(s -> problems.collect(s).map(existing::add).isPresent())
                .orElse(true);
        Optional<SqlScript> script = problems.collect(file.script());
        if (readable && script.isPresent()) {
            Traced rich = alone(file, script.get(), existing, true);
            add(rich.isWhole() ? rich : alone(file, script.get(), existing, false));
        }
    }

    private Traced alone(SqlFile file, SqlScript script, List<SqlScript> existing, boolean withRows) {
        try (Scratch.Copy database = scratch.create()) {
            Optional<Problem> failure = FileTrace.prepare(database, existing);
            return failure.isPresent()
                    ? new Traced(List.of(), failure)
                    : FileTrace.run(database, script, isOneTransaction(file), withRows);
        }
    }

    /** Each file finds what those before it have left; none finds the rows that were made up for another. */
    private void series(List<SqlFile> files, List<SqlScript> existing) {
        try (Scratch.Copy base = scratch.create()) {
            Optional<Problem> failure = FileTrace.prepare(base, existing);
            failure.ifPresent(problems::add);
            for (SqlFile file : failure.isPresent() ? List.<SqlFile>of() : files) {
                Optional<SqlScript> script = problems.collect(file.script());
                if (script.isEmpty() || !next(base, file, script.get())) {
                    return;
                }
            }
        }
    }

    private boolean next(Scratch.Copy base, SqlFile file, SqlScript script) {
        Traced rich;
        try (Scratch.Copy copy = scratch.copyOf(base)) {
            rich = FileTrace.run(copy, script, isOneTransaction(file), true);
        }
        Traced plain = FileTrace.run(base, script, isOneTransaction(file), false);
        add(rich.isWhole() && plain.isWhole() ? rich : plain);
        return plain.isWhole();
    }

    private boolean isOneTransaction(SqlFile file) {
        return file.transactional().orElse(request.oneTransaction());
    }

    private void add(Traced traced) {
        statements.addAll(traced.statements());
        traced.failure().ifPresent(problems::add);
    }
}
