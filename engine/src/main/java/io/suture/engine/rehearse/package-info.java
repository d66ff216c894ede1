// SPDX-License-Identifier: Apache-2.0
/**
 * Proves on a scratch server what the down part of every migration gives back: the schema, and the rows that were there.
 *
 * <p>The main database gets the ups alone, and after each of them generated rows. Every migration goes up, down and up again in a copy
 * of what the main database was before it, and clients of the new release ({@link io.suture.engine.rehearse.Clients}) write before the down;
 * where something is found, it is tried without them too. A third database, the bare one, gets the ups and no generated rows: where an up cannot cope
 * with generated rows, other rows are tried ({@link io.suture.engine.rehearse.Foresight}), and at last none: the main database begins anew from it.
 *
 * <p>Scripts run as a plain runner runs them, as written. Beside it the plan of each migration is carried out in a copy of its own
 * ({@link io.suture.engine.rehearse.PlanTrial}), since that is what a run does; what the server took is held against its claims, while clients of both
 * releases are about. Nothing here is meant for a database that anybody uses.
 */
@NullMarked
package io.suture.engine.rehearse;

import org.jspecify.annotations.NullMarked;
