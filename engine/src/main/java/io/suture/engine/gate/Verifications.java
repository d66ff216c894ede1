// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.check.Check;
import io.suture.core.migration.Condition;
import io.suture.core.plan.Proof;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the author said must be true after the migration is so still. */
final class Verifications implements GateCheck {
    @Override
    public List<Check> ask(Closing closing) {
        List<Check> checks = new ArrayList<>();
        closing.verifications().forEach(condition -> checks.add(check(closing, condition)));
        return checks;
    }

    private static Check check(Closing closing, Condition condition) {
        String id = Proof.id("verify", condition.name());
        String fix = "see " + condition.query().file() + ":" + condition.query().firstLine();
        try {
            boolean holds = Question.ask(closing, condition.query().text(), row -> row.getBoolean(1));
            return holds ? Check.pass(id, condition.name()) : Check.fail(id, "does not hold: " + condition.name(), fix);
        } catch (SQLException e) {
            return Check.fail(id, "the query ended with SQLSTATE " + e.getSQLState(), fix);
        }
    }
}
