// SPDX-License-Identifier: Apache-2.0
/**
 * Side by side with others: Suture, Flyway, Liquibase and {@code psql} do the same on one server, in one run.
 *
 * <p>Every contender is a process of its own ({@link io.suture.bench.peer}), so that nobody runs in a JVM another has warmed,
 * and has a database of its own. What a table says was measured in the run that printed it.
 */
@NullMarked
package io.suture.bench;

import org.jspecify.annotations.NullMarked;
