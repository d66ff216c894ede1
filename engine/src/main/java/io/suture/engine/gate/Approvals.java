// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.approval.Standing;
import io.suture.core.assess.Check;
import java.util.List;

/** Whoever must agree that what goes may go has done so; only of a protected database. */
final class Approvals implements GateCheck {
    @Override
    public List<Check> ask(Closing closing) {
        return closing.approvals().map(Standing::check).stream().toList();
    }
}
