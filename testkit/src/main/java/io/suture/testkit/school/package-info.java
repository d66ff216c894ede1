// SPDX-License-Identifier: Apache-2.0
/**
 * The school-health example (the folder {@code examples/school-health}) as something to run: its schema, its rows, its
 * migrations, and the nurses who work with it.
 *
 * <p>The files are taken into this module's jar as they are, so that the demo, the tests and the benches use what a reader of
 * the example reads.
 *
 * <p>Invariant: what a nurse does is right before, during and after every migration of the example.
 */
@NullMarked
package io.suture.testkit.school;

import org.jspecify.annotations.NullMarked;
