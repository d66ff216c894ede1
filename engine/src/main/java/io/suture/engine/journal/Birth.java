// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.ledger.Origin;
import io.suture.core.ledger.Protection;
import java.time.Instant;

/**
 * What a journal is given when it is made.
 *
 * @param origin of the records about it; its database identity is replaced by the new one
 * @param runnerClock now, by the runner's clock
 */
public record Birth(Origin origin, Protection protection, Instant runnerClock) {}
