// SPDX-License-Identifier: Apache-2.0
/**
 * Compiles PostgreSQL's grammar from WebAssembly to Java classes, when Suture is built; nothing of it is in the jar.
 *
 * <p>Chicory's compiler turns each function into a method, but HotSpot compiles no method of more than 8 000 bytes, and the
 * functions that matter are those of Bison and flex: one {@code switch} of thousands of cases each, which WebAssembly writes as
 * thousands of nested blocks. So first every such {@link io.suture.grammar.Staircase} is taken apart: its cases move into
 * functions of their own, a thousand instructions or so each ({@link io.suture.grammar.Fold}). What the module computes stays
 * the same; core's tests hold its trees against those of the untouched module.
 */
@NullMarked
package io.suture.grammar;

import org.jspecify.annotations.NullMarked;
