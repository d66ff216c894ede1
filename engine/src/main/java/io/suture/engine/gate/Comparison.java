// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.check.Check;
import io.suture.core.plan.Proof;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the plan says must hold of every row: a comparison of old and new through the author's expressions, whole, not a sample. What
 * could not be compared is not proved, so it closes the gate.
 */
final class Comparison implements GateCheck {
    @Override
    public List<Check> ask(Closing closing) {
        List<Check> checks = new ArrayList<>();
        closing.plan().proofs().forEach(proof -> checks.add(check(closing, proof)));
        return checks;
    }

    private static Check check(Closing closing, Proof proof) {
        String id = "rows-" + proof.id();
        try {
            long against = Question.ask(closing, proof.query(), row -> row.getLong(1));
            return against == 0
                    ? Check.pass(id, proof.claim() + "; every row was looked at")
                    : Check.fail(
                            id,
                            against + (against == 1 ? " row speaks" : " rows speak") + " against it: " + proof.claim(),
                            "mend these rows; `suture undo` still loses nothing");
        } catch (SQLException e) {
            return Check.fail(
                    id,
                    "not proved: the comparison ended with SQLSTATE " + e.getSQLState(),
                    "see that the owner may read the table");
        }
    }
}
