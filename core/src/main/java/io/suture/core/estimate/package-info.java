// SPDX-License-Identifier: Apache-2.0
/**
 * How much a step is: rows, WAL, extra disk, time; from the sizes of what it works on and the speed of this database.
 *
 * <p>Sizes and speeds come in as values. An estimate stands beside a plan and is no part of it: never of its fingerprint. It is right in its order of
 * magnitude, not in its digits; what was measured when the step ran stands beside it afterwards.
 */
@NullMarked
package io.suture.core.estimate;

import org.jspecify.annotations.NullMarked;
