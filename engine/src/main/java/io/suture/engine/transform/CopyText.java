// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in the text format of {@code COPY} (manual of PostgreSQL 18, COPY, "Text Format"), sent on as they fill a buffer. */
final class CopyText {
    private static final int SEND = 1 << 16;

    private final CopyIn copy;
    private byte[] buffer = new byte[SEND + (SEND >> 2)];
    private int length;
    private boolean first = true;
    private long sent;

    CopyText(CopyIn copy) {
        this.copy = copy;
    }

    /** @param value in UTF-8 */
    void value(byte @Nullable [] value) {
        if (!first) {
            put('\t');
        }
        first = false;
        if (value == null) {
            put('\\');
            put('N');
            return;
        }
        escaped(value);
    }

    void endRow() throws SQLException {
        put('\n');
        first = true;
        if (length >= SEND) {
            send();
        }
    }

    /** @return bytes of all rows */
    long end() throws SQLException {
        send();
        copy.endCopy();
        return sent;
    }

    /** Of UTF-8: a byte above 127, here below 0, is never one that has a meaning. */
    private void escaped(byte[] value) {
        room(value.length * 2);
        int from = 0;
        for (int i = 0; i < value.length; i++) {
            if (value[i] <= '\r' || value[i] == '\\') {
                byte name = name(value[i]);
                if (name != 0) {
                    append(value, from, i);
                    buffer[length++] = '\\';
                    buffer[length++] = name;
                    from = i + 1;
                }
            }
        }
        append(value, from, value.length);
    }

    /** What stands behind a backslash for it; 0 for what stands for itself. */
    private static byte name(byte value) {
        return switch (value) {
            case '\\' -> '\\';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
    }

    private void append(byte[] value, int from, int until) {
        System.arraycopy(value, from, buffer, length, until - from);
        length += until - from;
    }

    private void put(char c) {
        room(1);
        buffer[length++] = (byte) c;
    }

    private void room(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.addExact(length, Math.max(more, buffer.length)));
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        sent += length;
        length = 0;
    }
}
