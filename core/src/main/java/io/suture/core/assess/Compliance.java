// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.assess.Classification.Kind;
import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Relation;
import io.suture.core.migration.Migration;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.Statement;
import io.suture.core.sql.Token;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which duties a change concerns, from the columns it touches: HIPAA where they hold PHI, GDPR where they hold personal data (health data
 * are such: Article 9), retention where what must be kept is changed or moved.
 *
 * @param reasons a sentence each
 */
public record Compliance(boolean hipaa, boolean gdpr, boolean dataRetention, List<String> reasons) {
    private static final int NAMED = 4;

    public Compliance {
        reasons = List.copyOf(reasons);
    }

    /** @param catalog as it is before; as it is after, what was removed is not seen */
    public static Compliance of(List<Judgement> judged, Catalog catalog, Classification classification) {
        Findings found = new Findings(classification);
        for (Judgement judgement : judged) {
            said(judgement.migration()).forEach(found::add);
            judgement
                    .changes()
                    .forEach(change -> change.table()
                            .flatMap(catalog::relation)
                            .ifPresent(table -> found.look(table, touched(change, table))));
        }
        boolean hipaa = found.has(Kind.PHI);
        return new Compliance(hipaa, hipaa || found.has(Kind.PERSONAL), found.has(Kind.RETAINED), found.reasons());
    }

    /** What speaks for each duty, each reason once. */
    private static final class Findings {
        private final Classification classification;
        private final Map<Kind, Set<String>> why = new EnumMap<>(Kind.class);
        private final Set<String> silent = new LinkedHashSet<>();

        Findings(Classification classification) {
            this.classification = classification;
        }

        void add(Kind kind, String reason) {
            why.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(reason);
        }

        void look(Relation table, List<Identifier> columns) {
            boolean spoken = false;
            for (Kind kind : Kind.values()) {
                List<String> reasons = columns.stream()
                        .flatMap(column -> classification.why(kind, table, column).stream())
                        .toList();
                reasons.forEach(reason -> add(kind, reason));
                spoken |= !reasons.isEmpty();
            }
            if (!spoken) {
                silent.add(table.name().display());
            }
        }

        boolean has(Kind kind) {
            return why.containsKey(kind);
        }

        List<String> reasons() {
            List<String> reasons = new ArrayList<>();
            reason("HIPAA", Kind.PHI).ifPresent(reasons::add);
            if (has(Kind.PHI) && !has(Kind.PERSONAL)) {
                reasons.add("GDPR: data concerning health are personal data of a special category (Article 9)");
            }
            reason("GDPR", Kind.PERSONAL).ifPresent(reasons::add);
            reason("retention", Kind.RETAINED).ifPresent(reasons::add);
            if (why.isEmpty() && !silent.isEmpty()) {
                reasons.add(
                        "nothing says what kind of data " + String.join(", ", silent)
                                + " holds: set `classification` in suture.yaml, or comments, so that HIPAA, GDPR and retention can be judged");
            }
            return reasons;
        }

        private Optional<String> reason(String duty, Kind kind) {
            return Optional.ofNullable(why.get(kind))
                    .map(all -> duty + ": " + all.stream().limit(NAMED).collect(Collectors.joining("; "))
                            + (all.size() > NAMED ? "; and " + (all.size() - NAMED) + " more" : ""));
        }
    }

    /** What the author says. */
    private static Map<Kind, String> said(Migration migration) {
        Map<Kind, String> said = new EnumMap<>(Kind.class);
        if (migration.about().phi().concerned()) {
            said.put(Kind.PHI, migration.id() + " says that PHI is concerned");
        }
        String why = migration.about().justification().orElse("").toLowerCase(Locale.ROOT);
        if (why.contains("hipaa")) {
            said.put(Kind.PHI, "the justification of " + migration.id() + " names HIPAA");
        }
        if (why.contains("gdpr")) {
            said.put(Kind.PERSONAL, "the justification of " + migration.id() + " names the GDPR");
        }
        if (why.contains("retention")) {
            said.put(Kind.RETAINED, "the justification of " + migration.id() + " names retention");
        }
        return said;
    }

    /** Columns of the table that the statement names; all of them where it names none. */
    private static List<Identifier> touched(Change change, Relation table) {
        Set<String> words = change.statement().map(Statement::text).stream()
                .flatMap(text -> SqlLexer.tokens(text).stream())
                .map(Token::text)
                .map(word ->
                        word.startsWith("\"") ? word.substring(1, word.length() - 1) : word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<Identifier> all =
                table.columns().stream().map(column -> column.name()).toList();
        List<Identifier> named =
                all.stream().filter(column -> words.contains(column.value())).toList();
        return named.isEmpty() || change.type() == ChangeType.RESTRUCTURED ? all : named;
    }
}
