// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Estimate;

/**
 * How much a step was, beside what it was expected to be.
 *
 * @param measured WAL of the whole server and growth of the whole database while it ran: others' part is in it
 */
public record MeasuredStep(MigrationId migration, int step, String verb, Estimate expected, Estimate measured) {}
