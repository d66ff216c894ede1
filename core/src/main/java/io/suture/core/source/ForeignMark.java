// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of comment below which another tool takes a migration back: {@code -- +migrate Down}, {@code -- Down Migration}, {@code -- !Downs},
 * {@code ---- create above / drop below ----}. Read as our own file, what stands there would run as part of the migration.
 */
final class ForeignMark {
    private static final Pattern DOWN = Pattern.compile(
            "^[ \\t]*(?:--[ \\t]*\\+\\w+[ \\t]+down\\b|--[- \\t]*down[ \\t]+migration\\b|--[ \\t]*migrate:down\\b"
                    + "|(?:--|#)[- \\t]*!downs\\b|----[ \\t]*create above / drop below).*$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private ForeignMark() {}

    /** Refuses with {@code MARK-FOREIGN}. */
    static void refuse(ScriptText script) {
        Matcher mark = DOWN.matcher(script.text());
        if (mark.find()) {
            throw found(script, mark).asException();
        }
    }

    private static Problem found(ScriptText script, Matcher mark) {
        return Problem.user(
                        "MARK-FOREIGN",
                        "`" + mark.group().strip() + "` is a mark of another tool's",
                        "to the layout native it is a comment: what takes the migration back would run right after it",
                        "write `-- suture:up` and `-- suture:down` for its marks, or name the tool's layout with --layout")
                .at(new SourcePosition(script.file(), script.lineOf(mark.start()), 1, Optional.empty()));
    }
}
