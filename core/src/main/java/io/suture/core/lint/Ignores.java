// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the author has looked at and let stand: {@code -- suture: ignore RULE, RULE: reason} before or inside the statement.
 *
 * <p>Refused: {@code LINT-IGNORE-RULE}, {@code LINT-IGNORE-REASON}.
 */
final class Ignores {
    private static final Pattern COMMENT = Pattern.compile(
            "^\\s*(?:--|/\\*)\\s*suture:\\s*ignore\\b\\s*([^:]*)(?::(.*?))?(?:\\*/)?\\s*$", Pattern.DOTALL);

    private Ignores() {}

    /** Whether the comments of the statement, or of the one whose body it stands in, name the rule. */
    static boolean covers(Statement statement, String rule) {
        return statement.comments().stream().anyMatch(c -> named(c).contains(rule) && hasReason(c));
    }

    /** What is wrong with such comments. */
    static void check(Statement statement, List<String> known, Problems problems) {
        for (String comment : statement.comments()) {
            if (COMMENT.matcher(comment).matches() && !hasReason(comment)) {
                problems.add(Problem.user(
                                "LINT-IGNORE-REASON",
                                "a finding is to be ignored without a reason",
                                "who reads the file later has to know why it was let stand",
                                "write `-- suture: ignore RULE: reason`")
                        .at(statement.at()));
            }
            named(comment).stream()
                    .filter(rule -> !known.contains(rule))
                    .forEach(rule -> problems.add(Problem.user(
                                    "LINT-IGNORE-RULE",
                                    "there is no rule \"" + rule + "\" to ignore",
                                    "",
                                    "take the id from the finding")
                            .at(statement.at())));
        }
    }

    private static List<String> named(String comment) {
        Matcher matcher = COMMENT.matcher(comment);
        return matcher.matches() ? List.of(matcher.group(1).strip().split("[,\\s]+")) : List.of();
    }

    private static boolean hasReason(String comment) {
        Matcher matcher = COMMENT.matcher(comment);
        return matcher.matches()
                && Optional.ofNullable(matcher.group(2))
                        .filter(r -> !r.isBlank())
                        .isPresent();
    }
}
