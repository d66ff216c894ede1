// SPDX-License-Identifier: Apache-2.0
package io.suture.core.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hash of a row by the texts of its values, 64 bits, which both the server and this process compute: a row that goes through here need not go back to be
 * compared. The hash of each value is the seed of the next one's, so that values which have changed places change it; a null counts as another seed.
 *
 * <p>Both sides agree where the database is in UTF-8 and the server's machine is little-endian; else they never do.
 *
 * @see RowHash the one for rows that the server has on both sides
 */
public final class TextHash {
    /** Of a row without values. */
    public static final long EMPTY = 0;

    private static final int BEGIN = 0x9e3779b9 + 3923095;
    private static final int WORD = 4;
    private static final int BLOCK = 3 * WORD;
    private static final byte[] NONE = {};

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private TextHash() {}

    /**
     * SQL, a {@code bigint}. Costs the server no more than {@link RowHash} where most values are texts.
     *
     * @param values 1 or more, of any type; a collation need not have its hash agree with its bytes, so none is asked
     */
    public static String of(Stream<String> values) {
        String hash = String.valueOf(EMPTY);
        for (Iterator<String> each = values.iterator(); each.hasNext(); ) {
            String value = each.next();
            hash = "hashtextextended(concat(" + value + ") COLLATE \"C\", " + hash + " # CAST(num_nulls(" + value
                    + ") AS bigint))";
        }
        return hash;
    }

    /**
     * The same with one value more.
     *
     * @param hash of the values before it
     * @param value as the server writes it, in UTF-8
     */
    public static long with(long hash, byte @Nullable [] value) {
        return value == null ? hashed(NONE, hash ^ 1) : hashed(value, hash);
    }

    private static long hashed(byte[] bytes, long seed) {
        Words words = new Words(BEGIN + bytes.length);
        if (seed != 0) {
            words.add((int) (seed >>> Integer.SIZE), (int) seed, 0);
            words.mix();
        }
        int at = 0;
        for (; bytes.length - at >= BLOCK; at += BLOCK) {
            words.add(word(bytes, at), word(bytes, at + WORD), word(bytes, at + 2 * WORD));
            words.mix();
        }
        int left = bytes.length - at;
        words.add(
                rest(bytes, at, Math.min(left, WORD)),
                rest(bytes, at + WORD, Math.clamp(left - WORD, 0, WORD)),
                rest(bytes, at + 2 * WORD, Math.max(left - 2 * WORD, 0)) << Byte.SIZE);
        return words.end();
    }

    private static int word(byte[] bytes, int at) {
        return (int) WORDS.get(bytes, at);
    }

    /** Fewer bytes than a word has, or all of it. */
    private static int rest(byte[] bytes, int at, int count) {
        int word = 0;
        for (int i = count - 1; i >= 0; i--) {
            word = word << Byte.SIZE | Byte.toUnsignedInt(bytes[at + i]);
        }
        return word;
    }

    /** As {@code hash_bytes_extended} of hashfn.c has them: Bob Jenkins's lookup3, of which two words of three are the hash. */
    private static final class Words {
        private int a;
        private int b;
        private int c;

        Words(int begin) {
            a = begin;
            b = begin;
            c = begin;
        }

        void add(int toA, int toB, int toC) {
            a += toA;
            b += toB;
            c += toC;
        }

        void mix() {
            a = (a - c) ^ Integer.rotateLeft(c, 4);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 6);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 8);
            b += a;
            a = (a - c) ^ Integer.rotateLeft(c, 16);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 19);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 4);
            b += a;
        }

        long end() {
            c = (c ^ b) - Integer.rotateLeft(b, 14);
            a = (a ^ c) - Integer.rotateLeft(c, 11);
            b = (b ^ a) - Integer.rotateLeft(a, 25);
            c = (c ^ b) - Integer.rotateLeft(b, 16);
            a = (a ^ c) - Integer.rotateLeft(c, 4);
            b = (b ^ a) - Integer.rotateLeft(a, 14);
            c = (c ^ b) - Integer.rotateLeft(b, 24);
            return (long) b << Integer.SIZE | Integer.toUnsignedLong(c);
        }
    }
}
