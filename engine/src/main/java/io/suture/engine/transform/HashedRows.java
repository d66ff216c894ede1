// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

import static java.util.stream.Collectors.joining;

import io.suture.core.digest.TextHash;
import io.suture.core.plan.Through;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Batches of rows, hashed as they are made: nothing is left of them but how many they are, and sums. */
final class HashedRows implements RowSink {
    private final RowMaker maker;
    private final List<Sum> sums;
    private long rows;
    private long bytes;

    HashedRows(Through through, Through.Hashes hashes, RowMaker maker) {
        this.maker = maker;
        this.sums = hashes.rows().stream()
                .map(values -> new Sum(
                        values.stream().mapToInt(through.holds()::indexOf).toArray()))
                .toList();
    }

    @Override
    public int take(ResultSet batch) throws SQLException, TransformFailure {
        bytes = 0;
        int read = 0;
        for (boolean more = maker.begin(batch); more; more = maker.next()) {
            for (Sum sum : sums) {
                bytes += sum.add(maker);
            }
            read++;
        }
        rows += read;
        return read;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /** For each hash how many rows there are, and their sum, as PostgreSQL writes a {@code numeric[]}. */
    String numbers() {
        return sums.stream()
                .flatMap(sum -> Stream.of(String.valueOf(rows), sum.total().toString()))
                .collect(joining(",", "{", "}"));
    }

    /** The sum of hashes, in two halves that have room for 2^32 rows. */
    private static final class Sum {
        private final int[] places;
        private long high;
        private long low;

        /** @param places of values in a row */
        Sum(int[] places) {
            this.places = places;
        }

        /** @return bytes of the values */
        long add(RowMaker row) {
            long length = 0;
            long hash = TextHash.EMPTY;
            for (int place : places) {
                byte @Nullable [] value = row.value(place);
                hash = TextHash.with(hash, value);
                length += value == null ? 0 : value.length;
            }
            high += hash >> Integer.SIZE;
            low += hash & 0xffff_ffffL;
            return length;
        }

        BigInteger total() {
            return BigInteger.valueOf(high).shiftLeft(Integer.SIZE).add(BigInteger.valueOf(low));
        }
    }
}
