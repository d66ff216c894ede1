// SPDX-License-Identifier: Apache-2.0
/**
 * The way to a database: which one, as whom, and a session whose settings are ours.
 *
 * <p>{@link io.suture.engine.connect.Targets} turns an option, the environment and password files into a {@link
 * io.suture.engine.connect.Target}; {@link io.suture.engine.connect.Sessions} opens {@link
 * io.suture.engine.connect.Session}s to it. One round trip after the handshake sets everything a role or database may carry
 * (architecture rule 5) and reads the {@link io.suture.engine.connect.ServerFacts}; what cannot work – an old server, a standby, a
 * read-only database, a transaction pooler – is refused there, before anything is touched (rule 6).
 *
 * <p>Invariants: a password never leaves {@link io.suture.engine.connect.Password}; what a server said reaches people only
 * through {@link io.suture.engine.connect.ServerProblem}, which never uses DETAIL or CONTEXT and never shows a row's value (rule 11).
 */
@NullMarked
package io.suture.engine.connect;

import org.jspecify.annotations.NullMarked;
