// SPDX-License-Identifier: Apache-2.0
/**
 * What the fields of an operation may look like: one {@link io.suture.core.typed.shape.Shape} reads, writes and describes the
 * values of a Java type, so that reader, converter, JSON schema and reference cannot say different things.
 *
 * <p>Shapes are worked out from records by {@link io.suture.core.typed.shape.Shapes}: a component is a field of its name in
 * lower case; what is a flag, a list or optional may be left out; a single value stands for a list of one, and for a record whose
 * other fields may be left out.
 */
@NullMarked
package io.suture.core.typed.shape;

import org.jspecify.annotations.NullMarked;
