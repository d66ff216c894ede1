// SPDX-License-Identifier: Apache-2.0
/**
 * A table in use becomes a partitioned one: it is written anew beside itself ({@link io.suture.core.copy.TableCopy}), into partitions.
 *
 * <p>{@link io.suture.core.operation.partitions.PartitionLiveTable} is the operation; {@code Partitions} says which there are and which rows
 * would find none; {@code Keys} what becomes of unique indexes, since each must have the columns rows are divided by; {@code
 * KeptTable} lets the table itself become one of them, so that nothing is copied; {@code Obstacles} what else a partitioned table cannot have. Whatever is in the way is a Problem when the migration is planned, or before its
 * first step: never when rows have been copied.
 */
@NullMarked
package io.suture.core.operation.partitions;

import org.jspecify.annotations.NullMarked;
