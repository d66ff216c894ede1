// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.engine.connect.Session;
import io.suture.engine.ledger.HeadFile;
import io.suture.engine.ledger.Outside;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Tells a database whose journal was removed from one that never had any: the heads kept outside know the database itself, not
 * only its name. Running every migration again on what is there would be the wrong answer.
 *
 * @param outside where heads are kept; without any, a journal that is not there was never there
 */
public record JournalSearch(Optional<Outside> outside) {
    private static final String IN_USE = """
            SELECT EXISTS (SELECT FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e'))""";

    /**
     * The journal, if it is where it should be. One round trip; a second one where it is not and heads are known.
     *
     * @return empty where Suture was never used, or where nothing is left of the whole schema
     * @throws io.suture.core.problem.SutureException {@code JOURNAL-MISSING}, and as {@link Journal#find}
     */
    public Optional<Journal> in(Session session) throws SQLException {
        Optional<Journal> journal = Journal.find(session.connection());
        if (journal.isEmpty()) {
            Optional<HeadFile> heads =
                    outside.flatMap(o -> session.facts().place().flatMap(o::headsOf));
            if (heads.isPresent() && inUse(session)) {
                throw JournalProblems.missing(heads.get()).asException();
            }
        }
        return journal;
    }

    private static boolean inUse(Session session) throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery(IN_USE)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
