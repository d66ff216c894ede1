// SPDX-License-Identifier: Apache-2.0
/**
 * Rehearses a project's own migrations in its own build, as tests of JUnit.
 *
 * <p>{@link io.suture.junit.SutureTest} names a folder. Its migrations are rehearsed once a build on a PostgreSQL of its own, however many
 * classes ask; each test that wants a database gets a copy with every up and generated rows, which is removed after it.
 */
@NullMarked
package io.suture.junit;

import org.jspecify.annotations.NullMarked;
