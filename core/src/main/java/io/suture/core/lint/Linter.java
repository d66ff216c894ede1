// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Server;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks at files in the order they will run. Costs one pass; needs no database. */
public final class Linter {
    private final Rules rules;
    private final LintOptions options;
    private final Ground ground;
    private final Problems problems = new Problems();

    /** @param existing SQL of what is there before the first file */
    public Linter(Rules rules, LintOptions options, List<SqlScript> existing) {
        this(
                rules,
                options,
                Catalog.empty(new Server(options.major() * 10_000)),
                List.of(Identifier.of("public")),
                existing);
    }

    /**
     * With a database that was read: what it holds is known and in use, and its version counts.
     *
     * @param searchPath of the sessions the files will run in
     * @param existing SQL of what is there besides
     */
    public Linter(
            Rules rules, LintOptions options, Catalog database, List<Identifier> searchPath, List<SqlScript> existing) {
        this.rules = rules;
        this.options = options.on(database.server().major());
        this.ground = new Ground(database, searchPath);
        existing.forEach(ground::replay);
    }

    /** What the rules say of the next file, in the order of its lines. */
    public List<Finding> lint(SqlScript script) {
        return lint(script, options);
    }

    /** The same of a file that is known to run another way. */
    public List<Finding> lint(SqlScript script, LintOptions ofFile) {
        script.statements().forEach(s -> Ignores.check(s, rules.ids(), problems));
        List<Finding> found = new ArrayList<>();
        Passage passage = new Passage(script, ofFile.on(options.major()), ground);
        passage.walk(spot -> rules.all().forEach(r -> r.check(spot, notes(r, spot.statement(), found))));
        if (!script.statements().isEmpty()) {
            rules.all()
                    .forEach(r -> r.finish(passage, notes(r, script.statements().getLast(), found)));
        }
        found.sort(Comparator.comparingInt((Finding f) -> f.at().line())
                .thenComparingInt(f -> f.at().column())
                .thenComparing(Finding::severity));
        return found;
    }

    private Notes notes(Rule rule, Statement statement, List<Finding> found) {
        return new Notes(rule.page(), statement, options.severities(), ground.sizes(), found);
    }

    /** The same of a migration whose author has written how to undo it. */
    public List<Finding> lint(SqlScript up, LintOptions ofFile, SqlScript down) {
        SchemaState before = ground.state();
        List<Finding> found = new ArrayList<>(lint(up, ofFile));
        if (!up.statements().isEmpty() || !down.statements().isEmpty()) {
            WayBack back = WayBack.of(before, ground.state(), up, down);
            rules.all().forEach(r -> r.back(back, notes(r, back.statement(), found)));
        }
        return found;
    }

    /** What is wrong with the files' comments for the linter. */
    public List<Problem> problems() {
        return problems.list();
    }
}
