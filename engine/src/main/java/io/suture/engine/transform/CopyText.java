// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

import java.nio.charset.StandardCharsets;
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

    void value(@Nullable String value) {
        if (!first) {
            put('\t');
        }
        first = false;
        if (value == null) {
            put('\\');
            put('N');
            return;
        }
        room(value.length() * 2);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 128) {
                rest(value.substring(i));
                return;
            }
            character(c);
        }
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

    private void rest(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(bytes.length * 2);
        for (byte b : bytes) {
            character((char) (b & 0xff));
        }
    }

    /** Of UTF-8: a byte above 127 is never one that has a meaning here. */
    private void character(char c) {
        char meaning = switch (c) {
            case '\\' -> '\\';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
        if (meaning != 0) {
            buffer[length++] = '\\';
        }
        buffer[length++] = (byte) (meaning != 0 ? meaning : c);
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
