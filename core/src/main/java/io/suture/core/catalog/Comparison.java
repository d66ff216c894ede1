// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How one description differs from another, in the order of the objects' keys. */
record Comparison(Map<String, Described> now, Map<String, Described> before, DiffOptions options) {
    /** A longer value is not printed in a sentence. */
    private static final int LONGEST = 200;

    private static final int FEW = 6;

    List<Difference> differences() {
        Set<String> keys = new TreeSet<>(now.keySet());
        keys.addAll(before.keySet());
        List<Difference> found = new ArrayList<>();
        for (String key : keys) {
            compare(Optional.ofNullable(now.get(key)), Optional.ofNullable(before.get(key)), found);
        }
        return found;
    }

    private void compare(Optional<Described> is, Optional<Described> was, List<Difference> found) {
        Described object = is.or(() -> was).orElseThrow();
        if (isToldByContainer(object)) {
            return;
        }
        if (is.isPresent() && was.isPresent()) {
            compareOrder(is.get(), was.get(), found);
        }
        if (is.isPresent() && was.isPresent() || object.isImplied()) {
            compareFacts(object.words(), facts(is), facts(was), found);
        } else if (is.isPresent()) {
            found.add(new Difference(Difference.Category.NEW, object.words(), object.words() + " is new"));
        } else {
            found.add(new Difference(Difference.Category.MISSING, object.words(), object.words() + " is missing"));
        }
    }

    private boolean isToldByContainer(Described object) {
        return object.containers().stream().anyMatch(c -> !now.containsKey(c.key()) || !before.containsKey(c.key()));
    }

    private static Map<String, Fact> facts(Optional<Described> object) {
        return object.map(Described::facts).orElse(Map.of());
    }

    private void compareFacts(String words, Map<String, Fact> is, Map<String, Fact> was, List<Difference> found) {
        Set<String> labels = new TreeSet<>(is.keySet());
        labels.addAll(was.keySet());
        for (String label : labels) {
            Optional<Fact> now = Optional.ofNullable(is.get(label));
            Optional<Fact> then = Optional.ofNullable(was.get(label));
            Topic topic = now.or(() -> then).orElseThrow().topic();
            if (options.looksAt(topic) && !now.equals(then)) {
                found.add(
                        new Difference(Difference.Category.CHANGED, words, words + ": " + sentence(label, now, then)));
            }
        }
    }

    private void compareOrder(Described is, Described was, List<Difference> found) {
        List<Identifier> now = common(is.order(), was.order());
        List<Identifier> then = common(was.order(), is.order());
        if (options.looksAt(Topic.COLUMN_ORDER) && !now.equals(then)) {
            String text = is.words() + ": order of columns " + order(now, then);
            found.add(new Difference(Difference.Category.COLUMN_ORDER, is.words(), text));
        }
    }

    /** Of a wide table only what stands elsewhere: nobody compares two lists of fifty names. */
    private static String order(List<Identifier> now, List<Identifier> then) {
        return now.size() <= FEW
                ? "is " + names(now) + ", was " + names(then)
                : "differs: " + names(Moved.between(then, now)) + " elsewhere";
    }

    private static String sentence(String label, Optional<Fact> is, Optional<Fact> was) {
        Fact either = is.or(() -> was).orElseThrow();
        if (either.value().isEmpty()) {
            return label + (is.isPresent() ? " is new" : " is missing");
        }
        String now = is.map(Fact::value).orElse(either.usual());
        String then = was.map(Fact::value).orElse(either.usual());
        return isShort(now) && isShort(then) ? label + " is " + now + ", was " + then : label + " differs";
    }

    private static boolean isShort(String value) {
        return value.length() <= LONGEST && value.indexOf('\n') < 0;
    }

    private static List<Identifier> common(List<Identifier> names, List<Identifier> others) {
        return names.stream().filter(Set.copyOf(others)::contains).toList();
    }

    private static String names(List<Identifier> names) {
        return names.stream().map(Identifier::value).collect(Collectors.joining(", "));
    }
}
