// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.orphan;

import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.Doc;
import java.util.List;

/** What becomes of rows whose reference has no row. */
public record Orphans(
        @Doc("the columns that refer, those of a foreign key; NOT VALID as a rule, so that nobody makes more of them")
        List<Identifier> of,

        @Doc(
                "what becomes of such a row: report (it is counted), null (its columns become null), delete (it is taken out and"
                        + " kept for an undo), or quarantine (it is taken out and waits in the quarantine)")
        Cure then) {

    /** What is done with them. */
    public enum Cure {
        /** They are counted. */
        REPORT,
        /** Their reference becomes null. */
        NULL,
        /** They go, and are kept for an undo. */
        DELETE,
        /** They go where rows that break a rule are. */
        QUARANTINE;

        /** Whether the row itself goes. */
        public boolean takesOut() {
            return this == DELETE || this == QUARANTINE;
        }
    }

    public Orphans {
        of = List.copyOf(of);
        if (of.isEmpty()) {
            throw Problem.user(
                            "DATA-ORPHANS",
                            "`orphans` names no columns",
                            "a row is one where its reference has no row",
                            "write `of: patient`")
                    .asException();
        }
    }
}
