// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One object in a {@link Description}, with its facts in the order they are told. Not thread-safe. */
final class Described {
    private final Description all;
    private final String key;
    private final String words;
    private final @Nullable Described container;
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private List<Identifier> order = List.of();
    private boolean implied;

    Described(Description all, String key, String words, @Nullable Described container) {
        this.all = all;
        this.key = key;
        this.words = words;
        this.container = container;
    }

    /** An object that goes away with this one: {@code column email of table users}. */
    Described part(String kind, Identifier name) {
        String partWords = kind + " " + name.value() + " of " + words;
        return all.add(new Described(all, partKey(key, kind, name.value()), partWords, this));
    }

    /** An object that goes away with this one, with words of its own: {@code index users_email_idx}. */
    Described part(String kind, String id, String display) {
        return all.add(new Described(all, partKey(key, kind, id), kind + " " + display, this));
    }

    /** Sorts right after its container. */
    static String partKey(String container, String kind, String id) {
        return container + "\0\0" + kind + "\0" + id;
    }

    /** Its being there follows from something else; not being there is the same as having no facts. */
    Described implied() {
        implied = true;
        return this;
    }

    Described value(String label, Object value) {
        return fact(new Fact(Topic.SHAPE, label, value.toString()));
    }

    /** A fact only where it is not as usual. */
    Described value(String label, String value, String usual) {
        return value.equals(usual) ? this : fact(new Fact(Topic.SHAPE, label, value, usual));
    }

    /** A fact only where it is not as usual. */
    Described flag(String label, boolean value, boolean usual) {
        return value(label, yesOrNo(value), yesOrNo(usual));
    }

    Described populated(boolean populated) {
        return populated ? this : fact(new Fact(Topic.POPULATED, "populated", yesOrNo(false), yesOrNo(true)));
    }

    Described optional(String label, Optional<?> value) {
        value.ifPresent(v -> value(label, v));
        return this;
    }

    Described options(SortedMap<String, String> options) {
        options.forEach((name, value) -> value("option " + name, value));
        return this;
    }

    Described comment(Optional<String> comment) {
        comment.ifPresent(c -> fact(new Fact(Topic.COMMENTS, "comment", c)));
        return this;
    }

    Described owner(String owner) {
        return fact(new Fact(Topic.OWNERS, "owner", owner));
    }

    /** The owner and, with the owner's name left out, who else may use it: a new owner alone is one difference. */
    Described ownership(Ownership ownership) {
        return owner(ownership.owner()).privileges(ownership.privileges(), ownership.owner());
    }

    Described privileges(Privileges privileges, String owner) {
        privileges.granted().forEach(g -> grant("grant of ", g, owner));
        privileges.revoked().forEach(g -> grant("revocation of ", g, owner));
        return this;
    }

    /** What it contains in order, where the order is all that may differ. */
    Described order(List<Identifier> names) {
        order = List.copyOf(names);
        return this;
    }

    private void grant(String label, Grant grant, String owner) {
        String to = grant.grantee().equals(owner) ? "its owner" : grant.grantee();
        String by = grant.grantor().equals(owner) ? "" : " by " + grant.grantor();
        fact(new Fact(
                Topic.GRANTS,
                label + grant.privilege() + " to " + to + (grant.grantable() ? " with grant option" : "") + by,
                ""));
    }

    private Described fact(Fact fact) {
        facts.put(fact.label(), fact);
        return this;
    }

    String key() {
        return key;
    }

    String words() {
        return words;
    }

    Map<String, Fact> facts() {
        return facts;
    }

    List<Identifier> order() {
        return order;
    }

    boolean isImplied() {
        return implied;
    }

    /** What contains it, and what contains that, and so on. */
    List<Described> containers() {
        List<Described> found = new ArrayList<>();
        for (Described c = container; c != null; c = c.container) {
            found.add(c);
        }
        return found;
    }

    void appendTo(StringBuilder text) {
        if (implied && facts.isEmpty()) {
            return;
        }
        line(text, "object", key.replace('\0', '/'), "");
        new TreeMap<>(facts).values().forEach(f -> line(text, "fact", f.label(), f.value()));
        order.forEach(name -> line(text, "order", name.value(), ""));
    }

    private static String yesOrNo(boolean value) {
        return value ? "yes" : "no";
    }

    private static void line(StringBuilder text, String kind, String first, String second) {
        text.append(kind)
                .append('\t')
                .append(escaped(first))
                .append('\t')
                .append(escaped(second))
                .append('\n');
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }
}
