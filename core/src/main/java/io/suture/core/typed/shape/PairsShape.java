// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.yaml.YamlMap;
import io.suture.core.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Texts by texts, in the order they were written. */
record PairsShape() implements Shape {
    private static final TextShape<?> TEXT = TextShape.ALL.getFirst();

    @Override
    public Optional<Object> read(YamlValue value, Reading in) {
        if (!(value instanceof YamlValue.Nested nested)) {
            return in.wrong(value, this);
        }
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (Map.Entry<YamlMap.Key, YamlValue> pair : nested.map().values().entrySet()) {
            String key = pair.getKey().name();
            TEXT.read(pair.getValue(), in.in(key, in.around())).ifPresent(v -> pairs.put(key, v));
        }
        return pairs.size() == nested.map().values().size() ? Optional.of(pairs) : Optional.empty();
    }

    @Override
    public Object write(Object value) {
        return value;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.set("additionalProperties", TEXT.schema());
        return schema;
    }

    @Override
    public String words() {
        return "a map of texts";
    }
}
