// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.check.Check;
import java.util.List;

/** Whoever must agree that what goes may go has done so, and it is time. */
final class Permitted implements GateCheck {
    @Override
    public List<Check> ask(Closing closing) {
        return closing.permits();
    }
}
