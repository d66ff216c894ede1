// SPDX-License-Identifier: Apache-2.0
/**
 * How a table in use is written anew without being in anybody's way: how much a transaction takes, and how far it has come.
 *
 * <p>A range of blocks ({@code ctid}) a transaction needs no key and reads no row twice (TID range scan, from PostgreSQL 14 on). Its size
 * follows the time the last one took. Progress is a row of its own in schema {@code suture}, committed with the range it is about.
 */
@NullMarked
package io.suture.engine.backfill;

import org.jspecify.annotations.NullMarked;
