// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

/** Follows the tokens and knows when a {@code COPY … FROM STDIN;} has just ended, so that psql would read data. */
final class CopyStatement {
    private enum State {
        START,
        COPY,
        FROM,
        STDIN,
        OTHER
    }

    private State state = State.START;
    private boolean ended;

    void see(Token token) {
        if (token.kind().isComment()) {
            return;
        }
        ended = token.kind() == TokenKind.SEMICOLON && state == State.STDIN;
        state = next(token);
    }

    boolean hasEndedWithData() {
        return ended;
    }

    private State next(Token token) {
        if (token.kind() == TokenKind.SEMICOLON || token.kind() == TokenKind.COPY_DATA) {
            return State.START;
        }
        return switch (state) {
            case START -> token.is("copy") ? State.COPY : State.OTHER;
            case COPY -> token.is("from") ? State.FROM : State.COPY;
            case FROM -> token.is("stdin") ? State.STDIN : State.COPY;
            case STDIN -> State.STDIN;
            case OTHER -> State.OTHER;
        };
    }
}
