// SPDX-License-Identifier: Apache-2.0
/**
 * What a new migration can begin as: {@code suture new PATTERN NAME}.
 *
 * <p>A pattern is one class, found as a service, with one text: a whole migration that can be planned and run as it stands on tables like those of
 * {@link io.suture.core.typed.Example#SCHEMA}, taken back, and run again; a test does so with each. Whoever uses it puts in the
 * names and what they mean. Every operation of {@code core.typed} is a pattern, too, by its example.
 */
@NullMarked
package io.suture.core.pattern;

import org.jspecify.annotations.NullMarked;
