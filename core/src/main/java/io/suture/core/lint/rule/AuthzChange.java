// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;
import java.util.Set;

@AutoService(Rule.class)
@RulePage(
        id = "authz-change",
        tier = Tier.ADVISORY,
        title = "GRANT, REVOKE, a policy or row level security",
        effect = "Who may see or change what is another question from now on; programs may fail at once.",
        instead = "Let somebody who answers for access look at it.",
        bad = "REVOKE SELECT ON users FROM reporting;",
        good = "COMMENT ON TABLE users IS 'people';")
public final class AuthzChange implements Rule {
    private static final Set<StatementKind> KINDS = Set.of(
            StatementKind.GRANT,
            StatementKind.REVOKE,
            StatementKind.GRANT_ROLE,
            StatementKind.REVOKE_ROLE,
            StatementKind.ALTER_DEFAULT_PRIVILEGES,
            StatementKind.CREATE_POLICY,
            StatementKind.ALTER_POLICY,
            StatementKind.DROP_POLICY);

    @Override
    public void check(Spot at, Notes notes) {
        boolean rowSecurity =
                at.alterations().stream().anyMatch(a -> a.command().subtype().contains("RowSecurity"));
        if (KINDS.contains(at.statement().kind()) || rowSecurity) {
            notes.add(
                    "who may see or change what changes",
                    "-- as it is, once somebody who answers for access agrees:\n" + at.sql());
        }
    }
}
