// SPDX-License-Identifier: Apache-2.0
/**
 * The demo: a school's database of a million health records is changed twice while nurses work with it and a long report
 * runs – once by {@code suture migrate}, killed in the middle and started again, once as written, by a plain runner.
 *
 * <p>Everything is real: an embedded PostgreSQL, {@code suture} as a process of its own, SIGKILL, and an application whose own
 * books say at the end what was lost. Nothing outlives the demo: server, processes and files are gone when it ends, by Ctrl-C
 * too.
 *
 * <p>Invariant: both runs have the same rows, the same users, the same report, and begin at the same moment of that report.
 */
@NullMarked
package io.suture.cli.demo;

import org.jspecify.annotations.NullMarked;
