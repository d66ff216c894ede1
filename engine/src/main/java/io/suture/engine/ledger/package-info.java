// SPDX-License-Identifier: Apache-2.0
/**
 * The ledger in the database: append, read, verify, export, and what is kept of it outside.
 *
 * <p>An append is one plain statement that the runner puts last in the transaction it is about. The server numbers, dates,
 * signs and links it (triggers of {@code suture.ledger}); nothing a client sends can choose those. What cannot be appended
 * because the database is away waits in a {@link io.suture.engine.ledger.Spool}; the head of the chain goes to a {@link
 * io.suture.engine.ledger.HeadFile} after every run, so that a cut tail or a restored database shows.
 *
 * <p>Invariant: entries are never changed and never removed, by nobody, for no reason.
 */
@NullMarked
package io.suture.engine.ledger;

import org.jspecify.annotations.NullMarked;
