// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text from bytes, strictly: a file in another encoding is a problem, not question marks in a database. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    static String decode(String path, byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw notUtf8(path, bytes);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static RuntimeException notUtf8(String path, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer before = CharBuffer.allocate(bytes.length + 1);
        CoderResult end = StandardCharsets.UTF_8.newDecoder().decode(in, before, true);
        assert end.isError();
        String good = before.flip().toString();
        int line = (int) good.chars().filter(c -> c == '\n').count() + 1;
        String lastLine = good.substring(good.lastIndexOf('\n') + 1);
        int column = lastLine.codePointCount(0, lastLine.length()) + 1;
        return Problem.user(
                        "FILE-NOT-UTF8",
                        "\"" + path + "\" is not UTF-8: byte " + (in.position() + 1) + " cannot be read",
                        "text in another encoding would reach the database as other characters",
                        "save it as UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8")
                .at(new SourcePosition(path, line, column, Optional.empty()))
                .asException();
    }
}
