// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.core.sql.RelationRef.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the relations a statement names. Walks with a stack of its own, so that no depth of nesting is too much.
 *
 * <p>A name without schema is left out where a common table expression of that name is in scope (manual of 18, 7.8: without
 * RECURSIVE an expression sees only those before it).
 */
final class Relations {
    /**
     * A value still to be looked at.
     *
     * @param parent tag of the node it is a field of
     * @param hidden names of common table expressions in scope
     * @param stored whether this is a body that is stored now and runs later: all it names is read
     */
    private record Open(JsonNode value, String parent, String field, Set<String> hidden, boolean stored) {}

    private final Set<RelationRef> found = new LinkedHashSet<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Node tree;

    private Relations(Node tree) {
        this.tree = tree;
    }

    static List<RelationRef> of(Statement statement) {
        Relations relations = new Relations(statement.tree());
        relations.walk();
        relations.found.addAll(NamedObjects.of(statement));
        return List.copyOf(relations.found);
    }

    private void walk() {
        children(tree.json(), tree.tag(), Set.of(), false);
        while (!open.isEmpty()) {
            look(open.pop());
        }
    }

    private void look(Open next) {
        if (next.value().isArray()) {
            List<Open> items = new ArrayList<>();
            next.value()
                    .forEach(i -> items.add(new Open(i, next.parent(), next.field(), next.hidden(), next.stored())));
            items.reversed().forEach(open::push);
            return;
        }
        Node node = Node.of(next.value(), tree.locations());
        String tag = node.tag().isEmpty() ? RelationUses.typeOfField(next.field()) : node.tag();
        if (node.has("relname")) {
            relation(node, next);
        } else if (!tag.equals("LockingClause") && !tag.equals("TypeName")) {
            children(node.json(), tag, next.hidden(), next.stored());
        }
    }

    private void relation(Node node, Open place) {
        boolean named = !node.has("schemaname") && place.hidden().contains(node.text("relname"));
        if (!named && !place.field().equals("typevar")) {
            found.add(new RelationRef(
                    node.string("schemaname").map(Identifier::of), Identifier.of(node.text("relname")), use(place)));
        }
    }

    private Use use(Open place) {
        if (place.stored()) {
            return Use.READS;
        }
        boolean copiesIn = place.parent().equals("CopyStmt") && tree.flag("is_from");
        return copiesIn ? Use.WRITES : RelationUses.of(place.parent(), place.field());
    }

    private void children(JsonNode fields, String tag, Set<String> outer, boolean outerStored) {
        List<Open> opened = new ArrayList<>();
        Set<String> hidden =
                fields.has("withClause") ? scope(fields.get("withClause"), outer, outerStored, opened) : outer;
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (field.getValue().isContainerNode() && !field.getKey().equals("withClause")) {
                boolean stored = outerStored
                        || field.getKey().equals("sql_body")
                        || field.getKey().equals("actions");
                opened.add(new Open(field.getValue(), tag, field.getKey(), hidden, stored));
            }
        }
        opened.reversed().forEach(open::push);
    }

    /** The names in scope behind this WITH; its queries are opened, each with what it sees itself. */
    private static Set<String> scope(JsonNode with, Set<String> outer, boolean stored, List<Open> opened) {
        Set<String> all = new HashSet<>(outer);
        with.path("ctes").forEach(cte -> all.add(expression(cte).path("ctename").asText()));
        boolean recursive = with.path("recursive").asBoolean();
        Set<String> before = new HashSet<>(outer);
        for (JsonNode cte : with.path("ctes")) {
            Set<String> sees = recursive ? all : Set.copyOf(before);
            opened.add(new Open(expression(cte).path("ctequery"), "CommonTableExpr", "ctequery", sees, stored));
            before.add(expression(cte).path("ctename").asText());
        }
        return all;
    }

    private static JsonNode expression(JsonNode cte) {
        return cte.path("CommonTableExpr");
    }
}
