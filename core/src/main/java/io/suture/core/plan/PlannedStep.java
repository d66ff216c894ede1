// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import java.util.Optional;

/**
 * A step at its place in a migration's plan.
 *
 * @param number 1 or more, unique within the migration
 * @param changed why it differs from what the author wrote; empty where it is as written
 */
public record PlannedStep(int number, Phase phase, Step step, Optional<String> changed, Undo undo) {}
