// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.check.Check;
import java.sql.SQLException;
import java.util.List;

/** One thing that must hold before a contract. */
interface GateCheck {
    /** What was found; reads only. */
    List<Check> ask(Closing closing) throws SQLException;
}
