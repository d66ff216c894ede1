// SPDX-License-Identifier: Apache-2.0
/**
 * Asks the database whether the contract of an expanded migration may run: what goes must be proved copied, be used by nobody as far
 * as can be known, and have nothing hanging on it.
 *
 * <p>One class a check ({@link io.suture.engine.gate.GateCheck}); each answers with {@link io.suture.core.check.Check}s and changes
 * nothing. {@code FAIL} closes the gate; {@code UNKNOWN} and {@code MANUAL} do where strictness is asked for. Takes no lock above
 * ACCESS SHARE: the contract itself is not rehearsed, since that would need the strong locks it will take.
 */
@NullMarked
package io.suture.engine.gate;

import org.jspecify.annotations.NullMarked;
