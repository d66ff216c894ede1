// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Difference;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How statements have defined what the outlook knows by name at most: functions, triggers, policies, extensions, defaults, indexes and
 * constraints. What a statement changes in a way that is not followed is unknown from then on, and never told to be different.
 */
final class Definitions {
    /**
     * @param kind in words
     * @param table it belongs to; it goes and is renamed with it
     * @param name of its own, with the types of a function's arguments
     */
    record Subject(String kind, Optional<TableName> table, String name) implements Comparable<Subject> {
        String words() {
            return kind + " " + name
                    + table.map(t -> " of table " + t.display()).orElse("");
        }

        Subject of(TableName other) {
            return new Subject(kind, Optional.of(other), name);
        }

        @Override
        public int compareTo(Subject other) {
            return words().compareTo(other.words());
        }
    }

    /** What is there as long as the outlook says so. */
    static final Set<String> FOLLOWED = Set.of("default", "index", "constraint");

    /** Empty where something has the name, or might, and nobody knows how it is defined. */
    private final Map<Subject, Optional<JsonNode>> known = new HashMap<>();

    /** Written by {@code CREATE OR REPLACE}, which does not tell whether there was one before. */
    private final Set<Subject> replaced = new HashSet<>();

    /** The same, of which nothing has been replaced yet. */
    Definitions copy() {
        Definitions copy = new Definitions();
        copy.returnTo(this);
        copy.replaced.clear();
        return copy;
    }

    void returnTo(Definitions other) {
        known.clear();
        known.putAll(other.known);
        replaced.clear();
        replaced.addAll(other.replaced);
    }

    void put(Subject subject, JsonNode form) {
        known.put(subject, Optional.of(form));
    }

    /** As {@code CREATE OR REPLACE} does. */
    void replace(Subject subject, JsonNode form) {
        replaced.add(subject);
        put(subject, form);
    }

    void doubt(Subject subject) {
        known.put(subject, Optional.empty());
    }

    /** What is otherwise in the other may be so here, too. */
    void mayBe(Definitions other) {
        Set<Subject> all = new HashSet<>(known.keySet());
        all.addAll(other.known.keySet());
        all.stream()
                .filter(s -> !form(s).equals(other.form(s)) || known.containsKey(s) != other.known.containsKey(s))
                .forEach(this::doubt);
    }

    void doubt(Predicate<Subject> which) {
        subjects(which).forEach(this::doubt);
    }

    void remove(Predicate<Subject> which) {
        subjects(which).forEach(known::remove);
    }

    List<Subject> subjects(Predicate<Subject> which) {
        return known.keySet().stream().filter(which).toList();
    }

    Optional<JsonNode> form(Subject subject) {
        return known.getOrDefault(subject, Optional.empty());
    }

    /** The table has another name, and what belongs to it goes along. */
    void renamed(TableName from, TableName to) {
        for (Subject subject : subjects(s -> s.table().filter(from::equals).isPresent())) {
            Optional<JsonNode> form = form(subject);
            known.remove(subject);
            known.put(subject.of(to), form);
        }
    }

    /** In which these, of this schema, are not what those of that schema were. */
    List<Difference> since(Definitions before, Outlook now, Outlook then) {
        Set<Subject> all = new TreeSet<>(known.keySet());
        all.addAll(before.known.keySet());
        List<Difference> found = new ArrayList<>();
        for (Subject subject : all) {
            Optional<JsonNode> is = form(subject);
            Optional<JsonNode> was = before.form(subject);
            boolean there = isThere(subject, now) && isThere(subject, then);
            boolean followed = FOLLOWED.contains(subject.kind());
            if (is.isPresent() && was.isPresent() && !is.equals(was) && there) {
                found.add(difference(Difference.Category.CHANGED, subject, ": definition differs"));
            } else if (!followed
                    && is.isPresent()
                    && !before.known.containsKey(subject)
                    && !replaced.contains(subject)) {
                found.add(difference(Difference.Category.NEW, subject, " is new"));
            } else if (!followed && was.isPresent() && !known.containsKey(subject)) {
                found.add(difference(Difference.Category.MISSING, subject, " is missing"));
            }
        }
        return found;
    }

    private static Difference difference(Difference.Category category, Subject subject, String rest) {
        return new Difference(category, subject.words(), subject.words() + rest);
    }

    private static boolean isThere(Subject subject, Outlook outlook) {
        return !FOLLOWED.contains(subject.kind())
                || outlook.relation(subject.table().orElseThrow())
                        .filter(r -> has(r, subject.kind(), Identifier.of(subject.name())))
                        .isPresent();
    }

    private static boolean has(Relation table, String kind, Identifier name) {
        return switch (kind) {
            case "index" -> table.index(name).isPresent();
            case "constraint" -> table.constraint(name).isPresent();
            default ->
                table.column(name)
                        .filter(c -> c.value() instanceof ColumnValue.Default)
                        .isPresent();
        };
    }
}
