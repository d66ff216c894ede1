// SPDX-License-Identifier: Apache-2.0
/**
 * What a user wants, from wherever it is said: an option, the environment, {@code suture.yaml} – each setting by one precedence.
 *
 * <p>{@link io.suture.engine.config.Key} is the one table of all settings; reference page, checks and look-ups read it. Every feature has
 * its own record of options ({@link io.suture.engine.connect.SessionOptions}, {@link io.suture.engine.locks.LockOptions} …); {@link
 * io.suture.engine.config.Configuration} makes them, and a test proves that each of their components can be set here.
 *
 * <p>Invariants: a bad setting is refused, never repaired; everything wrong is said at once, with its line and column; a value of
 * {@code url} is never repeated, it may hold a password.
 */
@NullMarked
package io.suture.engine.config;

import org.jspecify.annotations.NullMarked;
