// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Checksum;
import io.suture.core.plan.Sql;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.ParseOptions;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file of seed data: rows for a fresh installation, all of them in one transaction. The schema is not its to change, or the next run
 * would find that somebody else has changed it.
 *
 * @param seed its name, for example {@code dev}
 * @param file its path below the folder of that name
 */
public record SeedFile(String seed, SourceFile file) {
    private static final Set<StatementKind> ROWS = EnumSet.of(
            StatementKind.INSERT,
            StatementKind.UPDATE,
            StatementKind.DELETE,
            StatementKind.MERGE,
            StatementKind.SELECT);

    /** What it is called in the ledger and in messages: {@code dev/01_users.sql}. */
    public String path() {
        return seed + "/" + file.path();
    }

    /** Of its tokens: comments and white space do not count. */
    public Checksum checksum() {
        return Checksum.ofTokens(file.text());
    }

    /**
     * What it runs, in order; at last, deferred constraints.
     *
     * @throws io.suture.core.problem.SutureException everything at once: {@code SEED-STATEMENT} for each that is not about rows, and what
     *     {@link SqlScript#parse} refuses
     */
    public List<Sql> statements(ParseOptions options) {
        List<Statement> all =
                SqlScript.parse(file.text(), SourceName.of(path()), options).statements();
        Problems problems = new Problems();
        all.stream().filter(s -> !ROWS.contains(s.kind())).map(this::notRows).forEach(problems::add);
        problems.throwIfAny();
        return Stream.concat(all.stream().map(SeedFile::sql), Stream.of(checked()))
                .toList();
    }

    private static Sql sql(Statement statement) {
        Sql.Origin origin =
                new Sql.Origin(statement.at().file(), statement.line(), statement.column(), /* verbatim= */ true);
        return new Sql(statement.text(), Optional.of(origin));
    }

    /** Deferred constraints are asked before the commit, so that what they refuse is the file's. */
    private Sql checked() {
        return new Sql(
                "SET CONSTRAINTS ALL IMMEDIATE", Optional.of(new Sql.Origin(path(), 1, 1, /* verbatim= */ false)));
    }

    private Problem notRows(Statement statement) {
        return Problem.user(
                        "SEED-STATEMENT",
                        path() + " does more than write rows",
                        "seed data is INSERT, UPDATE, DELETE, MERGE and SELECT, and commits as one transaction; what defines"
                                + " something is a migration's",
                        "write it as a migration, or leave it out")
                .at(statement.at());
    }
}
