// SPDX-License-Identifier: Apache-2.0
package io.suture.docs;

import io.suture.core.lint.LintOptions;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Rules;
import io.suture.core.lint.Tier;
import io.suture.core.lint.TransactionMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One page a rule of {@code suture lint}, and a page that lists them. */
final class RulePages {
    private RulePages() {}

    /** Text by file name below {@code docs/reference}. */
    static Map<String, String> all() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("rules/index.md", index());
        rules().forEach(p -> pages.put("rules/" + p.id() + ".md", page(p)));
        return pages;
    }

    private static List<RulePage> rules() {
        return Rules.installed().all().stream().map(Rule::page).toList();
    }

    private static String index() {
        Markdown page = Markdown.page("Rules of `suture lint`")
                .text(
                        "Each page says when a rule speaks, what happens to the database, what to do instead, and an example of both;"
                                + " the examples are run by the tests, where a rule is about locks on a server too.");
        for (Tier tier : Tier.values()) {
            page.heading(title(tier))
                    .text(words(tier))
                    .table(
                            List.of("rule", "speaks of"),
                            rules().stream()
                                    .filter(p -> p.tier() == tier)
                                    .map(p ->
                                            List.of("[`" + p.id() + "`](" + p.id() + ".md)", Markdown.line(p.title())))
                                    .toList());
        }
        return page.toString();
    }

    private static String title(Tier tier) {
        String word = tier.display();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String words(Tier tier) {
        String severity = "A finding is " + (tier.severity().display().equals("error") ? "an " : "a ")
                + tier.severity().display() + ".";
        return switch (tier) {
            case SAFETY -> "It blocks people, fails, or loses something. " + severity;
            case ADVISORY -> "Worth a look before it runs. " + severity;
            case POLICY -> "How a session should be set up. " + severity;
            case STYLE -> "How a schema should look. " + severity;
        };
    }

    private static String page(RulePage rule) {
        Markdown page = Markdown.page("`" + rule.id() + "`")
                .text(sentence(rule.title()))
                .text(Markdown.line(rule.effect()))
                .text("**Instead:** " + Markdown.line(rule.instead()));
        if (!rule.schema().isEmpty()) {
            page.heading("Where there is").block("sql", rule.schema());
        }
        page.heading("It speaks of").block("sql", rule.bad());
        page.heading("It says nothing of").block("sql", rule.good());
        circumstances(rule).ifPresent(page::text);
        return page.text("Tier `" + rule.tier().display() + "`: "
                        + rule.tier().severity().display()
                        + ". To let one stand: `-- suture: ignore " + rule.id()
                        + ": reason` before the statement; to change how severe it is: `lint.severity." + rule.id()
                        + "` in `suture.yaml`.")
                .toString();
    }

    private static Optional<String> circumstances(RulePage rule) {
        String server = rule.pg() == LintOptions.DEFAULT_MAJOR ? "" : "PostgreSQL " + rule.pg();
        String mode = rule.transaction() == TransactionMode.AUTO ? "" : "`--transaction " + rule.transaction() + "`";
        String all = String.join(
                ", ", List.of(server, mode).stream().filter(s -> !s.isEmpty()).toList());
        return all.isEmpty() ? Optional.empty() : Optional.of("The examples are of " + all + ".");
    }

    private static String sentence(String title) {
        return Markdown.line("Speaks of: " + title + ".");
    }
}
