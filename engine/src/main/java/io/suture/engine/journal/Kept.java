// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

/**
 * That what a migration has taken away is still there, set aside.
 *
 * @param until ISO 8601, by the server's clock
 * @param over whether that time has come
 */
public record Kept(String until, boolean over) {}
