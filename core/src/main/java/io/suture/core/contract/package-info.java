// SPDX-License-Identifier: Apache-2.0
/**
 * What the last phase of a migration takes away, and who would miss it: pure, from the plan's own SQL and a reading of the catalog.
 *
 * <p>{@link io.suture.core.contract.Removals} says which relations and columns go, {@link io.suture.core.contract.Obstacles} what hangs
 * on them so that PostgreSQL would refuse, {@link io.suture.core.contract.Usage} whether a client's statement still names them, and
 * {@link io.suture.core.contract.InFlight} which other migrations must wait meanwhile. Nothing here asks a database: the gate does
 * ({@code engine.gate}).
 */
@NullMarked
package io.suture.core.contract;

import org.jspecify.annotations.NullMarked;
