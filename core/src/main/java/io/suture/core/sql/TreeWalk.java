// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Every node of a tree, itself first, parents before children; however deep, it needs no stack. */
final class TreeWalk {
    private final Node root;

    TreeWalk(Node root) {
        this.root = root;
    }

    Stream<Node> stream() {
        List<Node> found = new ArrayList<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        found.add(root);
        push(root.json(), open);
        while (!open.isEmpty()) {
            JsonNode next = open.pop();
            if (next.isObject()) {
                Node node = Node.of(next, root.locations());
                found.add(node);
                push(node.json(), open);
            } else {
                push(next, open);
            }
        }
        return found.stream();
    }

    private static void push(JsonNode parent, Deque<JsonNode> open) {
        List<JsonNode> children = new ArrayList<>();
        parent.forEach(children::add);
        children.reversed().stream().filter(JsonNode::isContainerNode).forEach(open::push);
    }
}
