// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.yaml.YamlValue;
import java.util.Optional;

/** {@code true} or {@code false}. */
record FlagShape() implements Shape {
    @Override
    public Optional<Object> read(YamlValue value, Reading in) {
        return value instanceof YamlValue.Flag flag ? Optional.of(flag.is()) : in.wrong(value, this);
    }

    @Override
    public Object write(Object value) {
        return value;
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("type", "boolean");
    }

    @Override
    public String words() {
        return "true or false";
    }
}
