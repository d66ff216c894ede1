// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.SqlScript;
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
        this.rules = rules;
        this.options = options;
        this.ground = new Ground(options.major());
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
        Passage passage = new Passage(script, ofFile, ground);
        passage.walk(spot -> rules.all()
                .forEach(r -> r.check(spot, new Notes(r.page(), spot.statement(), options.severities(), found))));
        if (!script.statements().isEmpty()) {
            rules.all()
                    .forEach(r -> r.finish(
                            passage, new Notes(r.page(), script.statements().getLast(), options.severities(), found)));
        }
        found.sort(Comparator.comparingInt((Finding f) -> f.at().line())
                .thenComparingInt(f -> f.at().column())
                .thenComparing(Finding::severity));
        return found;
    }

    /** What is wrong with the files' comments for the linter. */
    public List<Problem> problems() {
        return problems.list();
    }
}
