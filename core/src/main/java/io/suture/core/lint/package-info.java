// SPDX-License-Identifier: Apache-2.0
/**
 * What a migration will do to those who use the database, said before it runs and without one.
 *
 * <p>A {@link io.suture.core.lint.Rule} looks at one statement where it stands, a {@link io.suture.core.lint.Spot}: with the schema as it
 * will be then, the transaction it runs in, and the server's version. Tables that the same file creates are exempt as long as
 * nobody else can see them or they hold no rows. Rules are found as services; a rule is one file and its annotation is its page.
 *
 * <p>Pure: files are read by those who call.
 */
@NullMarked
package io.suture.core.lint;

import org.jspecify.annotations.NullMarked;
