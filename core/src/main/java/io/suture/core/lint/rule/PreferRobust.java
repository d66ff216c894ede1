// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.AlterTableText;
import io.suture.core.sql.Node;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@AutoService(Rule.class)
@RulePage(
        id = "prefer-robust",
        tier = Tier.STYLE,
        title = "no IF [NOT] EXISTS outside of a transaction",
        effect = "If the file fails halfway it cannot be run again.",
        instead = "Say IF EXISTS or IF NOT EXISTS, or run the file in a transaction.",
        bad = "CREATE TABLE users (id bigint PRIMARY KEY);",
        good = "CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY);")
public final class PreferRobust implements Rule {
    /** Words that name the kind of thing a {@code DROP} drops, where it is not one. */
    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("OBJECT_MATVIEW", 2),
            Map.entry("OBJECT_FOREIGN_TABLE", 2),
            Map.entry("OBJECT_EVENT_TRIGGER", 2),
            Map.entry("OBJECT_ACCESS_METHOD", 2),
            Map.entry("OBJECT_OPCLASS", 2),
            Map.entry("OBJECT_OPFAMILY", 2),
            Map.entry("OBJECT_FDW", 3),
            Map.entry("OBJECT_TSCONFIGURATION", 3),
            Map.entry("OBJECT_TSDICTIONARY", 3),
            Map.entry("OBJECT_TSPARSER", 3),
            Map.entry("OBJECT_TSTEMPLATE", 3));

    @Override
    public void check(Spot at, Notes notes) {
        if (!at.isInTransaction() && !isTemporary(at) && words(at).isPresent()) {
            notes.add(
                    "it fails when the file is run again after a failure",
                    words(at).get());
        }
    }

    private static boolean isTemporary(Spot at) {
        return RelationName.in(at.tree(), "relation")
                .filter(RelationName::temporary)
                .isPresent();
    }

    /** The statement in words that can be run again. */
    private static Optional<String> words(Spot at) {
        Node tree = at.tree();
        return switch (tree.tag()) {
            case "CreateStmt" ->
                tree.flag("if_not_exists") ? Optional.empty() : Optional.of(Fixes.after(at, "table", "IF NOT EXISTS"));
            case "IndexStmt" ->
                tree.flag("if_not_exists") || !tree.has("idxname")
                        ? Optional.empty()
                        : Optional.of(
                                Fixes.after(at, tree.flag("concurrent") ? "concurrently" : "index", "IF NOT EXISTS"));
            case "DropStmt" -> tree.flag("missing_ok") ? Optional.empty() : Optional.of(dropped(at));
            case "AlterTableStmt" -> altered(at);
            default -> Optional.empty();
        };
    }

    private static String dropped(Spot at) {
        StatementText text = at.statement().edit();
        int words = WORDS.getOrDefault(at.tree().text("removeType"), 1);
        Token last = text.keyword("concurrently").orElse(text.tokens().get(words));
        return text.change().insertAfter(last, "IF EXISTS").text() + ";";
    }

    private static Optional<String> altered(Spot at) {
        AlterTable alter = AlterTable.of(at.statement()).orElseThrow();
        if (alter.objectType().equals("OBJECT_TYPE")) {
            return Optional.empty();
        }
        AlterTableText text = AlterTableText.of(at.statement());
        List<String> better = new ArrayList<>();
        boolean found = false;
        for (int i = 0; i < text.commands().size(); i++) {
            AlterCommand command = alter.commands().get(i);
            String words = text.commands().get(i);
            boolean fragile = !command.isLenient()
                    && Set.of("AddColumn", "DropColumn", "DropConstraint").contains(command.subtype());
            found |= fragile;
            better.add(fragile ? lenient(words, command) : words);
        }
        return found ? Optional.of(text.with(better) + ";") : Optional.empty();
    }

    private static String lenient(String words, AlterCommand command) {
        return command.is("AddColumn")
                ? words.replaceFirst("(?i)^add\\s+(column\\s+)?", "ADD COLUMN IF NOT EXISTS ")
                : words.replaceFirst(
                        "(?i)^drop\\s+(column\\s+|constraint\\s+)?",
                        "DROP " + (command.is("DropColumn") ? "COLUMN" : "CONSTRAINT") + " IF EXISTS ");
    }
}
