// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.yaml.YamlValue;
import java.util.List;
import java.util.Optional;

/**
 * Any number of values; a single one counts as a list of one.
 *
 * @param of each of them
 */
record ListShape(Shape of) implements Shape {
    @Override
    public Optional<Object> read(YamlValue value, Reading in) {
        List<YamlValue> items = value instanceof YamlValue.Items many ? many.items() : List.of(value);
        List<Object> read =
                items.stream().flatMap(item -> of.read(item, in).stream()).toList();
        return read.size() == items.size() ? Optional.of(read) : Optional.empty();
    }

    @Override
    public Object write(Object value) {
        List<Object> items = ((List<?>) value).stream().map(of::write).toList();
        boolean alone = items.size() == 1 && !(items.getFirst() instanceof List<?>);
        return alone ? items.getFirst() : items;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode many = JsonNodeFactory.instance.objectNode().put("type", "array");
        many.set("items", of.schema());
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("anyOf").add(of.schema()).add(many);
        return schema;
    }

    @Override
    public String words() {
        return "a list, each item " + of.words();
    }
}
