// SPDX-License-Identifier: Apache-2.0
/**
 * What the runner has done in one database, kept in that database: schema {@code suture}.
 *
 * <p>{@link io.suture.engine.journal.Journal} is read at the start, in one round trip; {@link
 * io.suture.engine.journal.JournalSql} gives the statements that the runner sends together with what they are about, so that
 * a migration and its row commit together or not at all. {@link io.suture.engine.journal.RunnerLock} lets one runner at a
 * time change a database. {@link io.suture.engine.journal.JournalRebuild} makes a lost journal anew from an exported ledger.
 *
 * <p>Invariants: statements of the journal run as the session user, never as the application's owner; an older tool never
 * writes to a newer journal; identity and protection class are given once, at birth.
 */
@NullMarked
package io.suture.engine.journal;

import org.jspecify.annotations.NullMarked;
