// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.lint;

import io.suture.core.lint.Finding;
import io.suture.core.lint.LintOptions;
import io.suture.core.lint.Linter;
import io.suture.core.lint.Rules;
import io.suture.core.lint.TransactionMode;
import io.suture.core.problem.Problems;
import io.suture.core.sql.SqlScript;
import io.suture.engine.files.SqlFile;
import io.suture.engine.files.SqlFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything a request names. */
public final class LintRun {
    private final LintRequest request;
    private final Rules rules = Rules.installed();
    private final Problems problems = new Problems();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private LintRun(LintRequest request) {
        this.request = request;
    }

    /** What was found; problems of single files are in the report ({@code FILES-NAMED}, {@code SQL-…}, {@code FILES-…}). */
    public static LintReport of(LintRequest request) {
        return new LintRun(request).report();
    }

    private LintReport report() {
        SqlFiles files = new SqlFiles(request.files(), problems);
        List<SqlScript> existing = files.existing();
        List<SqlFile> all = files.all().stream().filter(this::isAhead).toList();
        if (request.files().isolated()) {
            all.forEach(f -> alone(f, existing));
        } else {
            Linter linter = linter(existing);
            all.forEach(f -> look(linter, f));
            problems.addAll(linter.problems());
        }
        return new LintReport(findings, problems.list(), names, all.size());
    }

    /** Whether it has not run yet, as far as is known. */
    private boolean isAhead(SqlFile file) {
        return request.database()
                .flatMap(d -> file.id().filter(d.applied()::contains))
                .isEmpty();
    }

    private Linter linter(List<SqlScript> existing) {
        return request.database()
                .map(d -> new Linter(rules, request.options(), d.catalog(), d.searchPath(), existing))
                .orElseGet(() -> new Linter(rules, request.options(), existing));
    }

    private void alone(SqlFile file, List<SqlScript> existing) {
        List<SqlScript> before = new ArrayList<>(existing);
        file.schema().flatMap(problems::collect).ifPresent(before::add);
        Linter linter = linter(before);
        look(linter, file);
        problems.addAll(linter.problems());
    }

    private void look(Linter linter, SqlFile file) {
        LintOptions options = file.transactional()
                .map(t -> request.options().with(t ? TransactionMode.FILE : TransactionMode.NONE))
                .orElse(request.options());
        Optional<SqlScript> script = problems.collect(file.script());
        script.ifPresent(s -> {
            names.add(s.name().path());
            Optional<SqlScript> down = file.down().flatMap(problems::collect);
            findings.addAll(down.map(d -> linter.lint(s, options, d)).orElseGet(() -> linter.lint(s, options)));
        });
    }
}
