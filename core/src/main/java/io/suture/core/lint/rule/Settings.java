// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Passage;
import io.suture.core.lint.Spot;
import io.suture.core.plan.LockMode;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file sets before the first statement that makes others wait. */
final class Settings {
    private static final Set<StatementKind> STRONG = Set.of(
            StatementKind.ALTER_TABLE,
            StatementKind.CREATE_INDEX,
            StatementKind.DROP_INDEX,
            StatementKind.DROP_TABLE,
            StatementKind.TRUNCATE,
            StatementKind.REINDEX,
            StatementKind.CLUSTER,
            StatementKind.LOCK,
            StatementKind.RENAME,
            StatementKind.SET_SCHEMA,
            StatementKind.CREATE_TRIGGER,
            StatementKind.DROP_TRIGGER,
            StatementKind.REFRESH_MATERIALIZED_VIEW,
            StatementKind.DROP_VIEW,
            StatementKind.ALTER_DOMAIN);

    private Settings() {}

    /** Whether others may have to wait for it, or it for them. */
    static boolean locks(Spot at) {
        boolean strong = at.takes().locks().values().stream().anyMatch(LockMode::blocksWrites);
        boolean named = STRONG.contains(at.statement().kind())
                && RelationName.in(at.tree(), "relation").filter(at::isExempt).isEmpty()
                && !(at.tree().is("DropStmt") && Dropped.all(at.tree()).stream().allMatch(d -> at.isExempt(d.name())));
        return strong || named;
    }

    /** Whether it may run for long. */
    static boolean isLong(Spot at) {
        return locks(at) || at.is(StatementKind.VACUUM);
    }

    /** Whether this is the first of its file that does so while the setting was not made. */
    static boolean isFirstWithout(Spot at, String setting, Predicate<Spot> counts) {
        return counts.test(at)
                && at.file().setting(setting).isEmpty()
                && at.file().spots().stream().noneMatch(counts);
    }

    /** A duration in milliseconds as {@code SET} reads it: {@code 2s}, {@code 5min}, {@code 500}. */
    static OptionalLong millis(String value) {
        Matcher matcher = Pattern.compile("\\s*(\\d+)\\s*(ms|s|min|h|d)?\\s*").matcher(value);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        long factor = switch (unit) {
            case "s" -> 1_000;
            case "min" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 1;
        };
        return OptionalLong.of(Long.parseLong(matcher.group(1)) * factor);
    }

    /** The value, where the statement sets this setting. */
    static OptionalLong set(Spot at, String setting) {
        boolean sets = (at.is(StatementKind.SET) || at.is(StatementKind.SET_LOCAL))
                && at.tree().text("name").equals(setting);
        return sets ? millis(Passage.value(at.tree())) : OptionalLong.empty();
    }
}
