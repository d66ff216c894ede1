// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

/**
 * What one migration of a plan is bound to (architecture rule 15); no sizes, statistics or OIDs.
 *
 * @param fingerprint what {@link Plan#fingerprint()} would be if it were alone in the plan
 * @param content its own statements and locks alone. Stays what it is when another migration before it has run
 */
public record Seal(String fingerprint, String content) {}
