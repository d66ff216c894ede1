// SPDX-License-Identifier: Apache-2.0
/**
 * The beginning: files of a new project, a new migration, and the SQL an administrator runs once.
 *
 * <p>Invariant: a file that exists is never written over; nothing is written where something is refused.
 */
@NullMarked
package io.suture.engine.init;

import org.jspecify.annotations.NullMarked;
