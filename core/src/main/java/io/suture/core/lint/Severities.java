// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How severe the house says the findings of a rule are; what it says nothing of is as severe as the rule's tier.
 *
 * @param chosen by rule; empty where the rule is not to speak at all
 */
public record Severities(Map<String, Optional<Severity>> chosen) {
    /** YAML reads {@code off} as false. */
    private static final Map<String, Optional<Severity>> WORDS = Map.of(
            "error", Optional.of(Severity.ERROR),
            "warning", Optional.of(Severity.WARNING),
            "note", Optional.of(Severity.NOTE),
            "off", Optional.empty(),
            "false", Optional.empty());

    public Severities {
        chosen = Map.copyOf(chosen);
    }

    /** As the rules' tiers say. */
    public static Severities ofTiers() {
        return new Severities(Map.of());
    }

    /**
     * As the configuration says.
     *
     * @param written {@code error}, {@code warning}, {@code note} or {@code off} by rule
     * @throws io.suture.core.problem.SutureException {@code LINT-SEVERITY}, {@code LINT-SEVERITY-RULE}
     */
    public static Severities of(Map<String, String> written, Rules rules) {
        Problems problems = new Problems();
        Map<String, Optional<Severity>> chosen = new HashMap<>();
        written.forEach((rule, word) -> {
            if (rules.find(rule).isEmpty()) {
                problems.add(noRule(rule, rules));
            }
            if (WORDS.containsKey(word)) {
                chosen.put(rule, WORDS.get(word));
            } else {
                problems.add(noSeverity(rule, word));
            }
        });
        problems.throwIfAny();
        return new Severities(chosen);
    }

    Optional<Severity> of(RulePage page) {
        return chosen.getOrDefault(page.id(), Optional.of(page.tier().severity()));
    }

    private static Problem noRule(String rule, Rules rules) {
        return Problem.user(
                "LINT-SEVERITY-RULE",
                "there is no rule \"" + rule + "\" to say a severity of",
                "",
                Nearest.to(rule, rules.ids())
                        .map(n -> "did you mean " + n + "?")
                        .orElse("take the id from a finding, or from docs/reference/rules"));
    }

    private static Problem noSeverity(String rule, String word) {
        return Problem.user(
                "LINT-SEVERITY",
                "\"" + word + "\" is no severity for " + rule,
                "",
                "write error, warning, note or off");
    }
}
