// SPDX-License-Identifier: Apache-2.0
/**
 * Taking over a database that another tool has migrated, or one that nobody has.
 *
 * <p>The other tool's own lock is taken first, so that it cannot run meanwhile. Its history is read, each row is matched with a
 * file of the folder, its checksum is computed the way that tool does it, and what it says has run is adopted into journal
 * and ledger, with its name beside it. Everything that does not fit is reported in one list before anything is written. The
 * other tool's tables are never changed (Liquibase's lock row is given back as it was).
 *
 * <p>A new tool is one {@link io.suture.engine.adopt.History} and its test.
 */
@NullMarked
package io.suture.engine.adopt;

import org.jspecify.annotations.NullMarked;
