// SPDX-License-Identifier: Apache-2.0
/**
 * Writes pages for people into a folder, and reads what they are made from where there is no database.
 *
 * <p>Invariant: a file that somebody else wrote is never written over, and nothing is written where one would be; a page that has not
 * changed is not touched, so that a build tool sees what did.
 */
@NullMarked
package io.suture.engine.docs;

import org.jspecify.annotations.NullMarked;
