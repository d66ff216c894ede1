// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;

/** Parse nodes nobody wrote, so that what a plan adds is looked at in the same way as what an author wrote. */
final class Made {
    private Made() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static Node node(String tag, ObjectNode fields) {
        return Node.made(tag, fields);
    }

    static JsonNode wrapped(String tag, Node node) {
        return object().set(tag, node.json());
    }

    static JsonNode string(Identifier value) {
        return object().set("String", object().put("sval", value.value()));
    }

    /** {@code column IS NOT NULL}. */
    static JsonNode isNotNull(Identifier column) {
        ObjectNode reference = object();
        reference.set("fields", array().add(string(column)));
        ObjectNode test = object().put("nulltesttype", "IS_NOT_NULL");
        test.set("arg", object().set("ColumnRef", reference));
        return object().set("NullTest", test);
    }
}
