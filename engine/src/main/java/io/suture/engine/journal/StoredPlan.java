// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

/**
 * A plan as it was kept when its migration began.
 *
 * @param fingerprint SHA-256 in hex
 * @param body JSON
 */
public record StoredPlan(String fingerprint, String body) {}
