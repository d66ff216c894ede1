// SPDX-License-Identifier: Apache-2.0
/**
 * Who changes the schema past Suture: an application that alters its tables when it starts, another migration tool, a person.
 *
 * <p>PostgreSQL keeps no record of who ran which DDL. What there is: the sessions that are connected and may alter the relation, the last
 * statement of each, histories that known tools have written to since, and names of the form that ORMs give by themselves. It is evidence, said
 * as such, and only gathered where something was changed.
 */
@NullMarked
package io.suture.engine.others;

import org.jspecify.annotations.NullMarked;
