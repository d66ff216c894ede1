// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.problem.SourcePosition;
import java.util.List;

/**
 * One statement of a {@link SqlScript}.
 *
 * @param text exactly as written, from its first token to its last, without the {@code ;}
 * @param offset of its first character in the script's text
 * @param at file, line and column of its first character in the file; no excerpt
 * @param comments those between the statement before and this one, and those inside it, as written and in order
 * @param tree the parse tree
 */
public record Statement(
        String text, int offset, SourcePosition at, List<String> comments, StatementKind kind, Node tree) {
    public Statement {
        comments = List.copyOf(comments);
    }

    public int line() {
        return at.line();
    }

    public int column() {
        return at.column();
    }

    /** Its text, taken apart for editing. */
    public StatementText edit() {
        return StatementText.of(text);
    }

    /** The relations it names, each use once, in order of first appearance; names of common table expressions left out. */
    public List<RelationRef> relations() {
        return Relations.of(this);
    }

    /** Whether it may run inside a transaction block. */
    public TransactionBlock transactionBlock() {
        return TransactionBlocks.of(this);
    }

    /** Whether PostgreSQL refuses it inside a transaction block, whatever the catalog says. */
    public boolean refusesTransactionBlock() {
        return transactionBlock() == TransactionBlock.REFUSED;
    }

    /**
     * Whether it runs code the parser cannot see through, which may change any definition: {@code DO}, {@code CALL},
     * {@code EXECUTE}, an extension's script, and a call of a function that is not PostgreSQL's own.
     */
    public boolean opaque() {
        return Opacity.of(this);
    }

    /** SHA-256 of its tokens: the same however it is spaced, commented or cased; literals and bodies count verbatim. */
    public String sourceFingerprint() {
        return SqlLexer.fingerprint(text);
    }
}
