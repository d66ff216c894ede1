// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.util.List;
import java.util.Locale;

/** What only psql understands: each piece is a problem, and is replaced by spaces so that the rest can be judged too. */
final class NotSql {
    private NotSql() {}

    static SourceText blank(SourceText source, List<Token> tokens, Problems problems) {
        StringBuilder rest = null;
        for (Token token : tokens) {
            if (token.kind() == TokenKind.PSQL_COMMAND || token.kind() == TokenKind.COPY_DATA) {
                rest = rest == null ? new StringBuilder(source.parsed()) : rest;
                rest.replace(token.offset(), token.end(), blank(token));
            }
            if (token.kind() == TokenKind.PSQL_COMMAND) {
                problems.add(command(token).at(source.shown(token.offset())));
            }
        }
        return rest == null ? source : source.parsing(rest.toString());
    }

    /** As many characters; where psql would send what it has read so far, the statement ends. */
    private static String blank(Token token) {
        boolean sends = token.text().startsWith("\\g") || token.text().startsWith("\\watch");
        return (sends ? ";" : " ") + " ".repeat(token.length() - 1);
    }

    private static Problem command(Token token) {
        String[] words = token.text().split("\\s+", 2);
        return Problem.user(
                "SQL-PSQL-COMMAND",
                words[0] + " is a command of psql, not SQL",
                "only the psql program understands it; PostgreSQL would refuse the script",
                instead(words[0].toLowerCase(Locale.ROOT)));
    }

    private static String instead(String command) {
        return switch (command) {
            case "\\i", "\\ir", "\\include", "\\include_relative" ->
                "put the other file's SQL here, or make it a migration of its own";
            case "\\copy" -> "write the rows as INSERT statements, or load them outside the migration";
            case "\\c", "\\connect" -> "remove it: a migration runs in the one database it is applied to";
            case "\\set", "\\unset", "\\gset", "\\prompt", "\\getenv" ->
                "write the value itself, or a placeholder ${name} with a value in the configuration";
            case "\\gexec" -> "write the statements out, or a DO block with EXECUTE";
            case "\\g", "\\gx", "\\;" -> "end the statement with ;";
            case "\\if", "\\elif", "\\else", "\\endif" -> "write a DO block with IF, or two migrations";
            case "\\echo", "\\qecho", "\\warn" -> "write a comment, or RAISE NOTICE in a DO block";
            case "\\restrict", "\\unrestrict" -> "remove it: pg_dump writes it for psql alone";
            case "\\encoding" -> "remove it and save the file as UTF-8";
            case "\\." -> "remove it and the data above it: write the rows as INSERT statements";
            default -> "remove the line: it changes how psql shows results, not the database";
        };
    }
}
