// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All that can be compared about objects: for each a key, words, and facts. Differences, equality and fingerprints are made of
 * this and of nothing else. Not thread-safe.
 */
final class Description {
    private final SortedMap<String, Described> objects = new TreeMap<>();

    static Description of(CatalogContents contents) {
        return of(contents, Set.of());
    }

    /** @param leftOut relations that need not be described */
    static Description of(CatalogContents contents, Set<Relation> leftOut) {
        Description description = new Description();
        Map<SequenceOptions.OwnerColumn, Relation> identities = identitySequences(contents);
        contents.schemas().forEach(s -> s.describe(description));
        contents.relations().stream()
                .filter(r -> !leftOut.contains(r))
                .forEach(r -> r.describe(description, identities));
        contents.routines().forEach(r -> r.describe(description));
        contents.types().forEach(t -> t.describe(description));
        contents.extensions().forEach(e -> e.describe(description));
        contents.publications().forEach(p -> p.describe(description));
        contents.defaultPrivileges().forEach(d -> d.describe(description));
        contents.others().forEach(o -> o.describe(description));
        return description;
    }

    /** Sequences of identity columns, which are described with their column. */
    static Map<SequenceOptions.OwnerColumn, Relation> identitySequences(CatalogContents contents) {
        Map<SequenceOptions.OwnerColumn, Relation> found = new LinkedHashMap<>();
        for (Relation relation : contents.relations()) {
            relation.sequence()
                    .filter(SequenceOptions::identity)
                    .flatMap(SequenceOptions::owner)
                    .ifPresent(column -> found.put(column, relation));
        }
        return found;
    }

    /**
     * An object nothing else contains.
     *
     * @param kind in words
     * @param id tells it from others of the kind
     * @param display the name for people
     */
    Described object(String kind, String id, String display) {
        return add(new Described(this, key(kind, id), kind + " " + display, null));
    }

    static String key(String kind, String id) {
        return kind + "\0" + id;
    }

    Described add(Described object) {
        objects.put(object.key(), object);
        return object;
    }

    /** By key, in the order of keys; what an object contains comes right after it. */
    SortedMap<String, Described> objects() {
        return objects;
    }

    /**
     * Everything as text that is the same for the same contents: a line for each object, then one for each fact, fields apart by
     * tabs, with backslash, tab and line feed escaped.
     */
    String canonicalText(Predicate<Described> chosen) {
        StringBuilder text = new StringBuilder();
        objects.values().stream().filter(chosen).forEach(o -> o.appendTo(text));
        return text.toString();
    }
}
