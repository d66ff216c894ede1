// SPDX-License-Identifier: Apache-2.0
/**
 * What Suture is tested with, and what its users test their own migrations with: a real PostgreSQL of any major, at once.
 *
 * <p>Nothing here imitates a database. {@link io.suture.testkit.EmbeddedServer} unpacks and starts the server itself, on
 * loopback and a free port, with its data in a temporary folder.
 *
 * <p>Invariant: whoever starts a server stops it; what a killed process leaves behind is removed by a later start.
 */
@NullMarked
package io.suture.testkit;

import org.jspecify.annotations.NullMarked;
