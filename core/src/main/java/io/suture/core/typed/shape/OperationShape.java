// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.OperationTypes;
import io.suture.core.typed.TypedOperation;
import io.suture.core.yaml.YamlMap;
import io.suture.core.yaml.YamlValue;
import java.util.Map;
import java.util.Optional;

/**
 * An operation: a map of one key, which names it.
 *
 * @param types that may stand here
 * @param given a field that the record around says for each of them
 */
public record OperationShape(OperationTypes types, Optional<String> given) implements Shape {
    /** Every operation there is, standing by itself. */
    public static OperationShape any() {
        return new OperationShape(OperationTypes.installed(), Optional.empty());
    }

    /** The operation; noted problems, besides those of its fields: {@code OPERATION-NAME}, {@code YAML-VALUE}. */
    @Override
    public Optional<Object> read(YamlValue value, Reading in) {
        if (!(value instanceof YamlValue.Nested nested) || nested.map().values().size() != 1) {
            return in.wrong(value, this);
        }
        Map.Entry<YamlMap.Key, YamlValue> only =
                nested.map().values().entrySet().iterator().next();
        Optional<OperationType> type = types.named(only.getKey().name());
        if (type.isEmpty()) {
            in.problems().add(unknown(only.getKey()));
        }
        return type.flatMap(t -> shape(t).read(only.getValue(), in.in(t.name(), in.around())));
    }

    /** The fields of one of them, as they are said here. */
    public RecordShape shape(OperationType type) {
        RecordShape shape = RecordShape.of(type.type());
        return given.map(shape::given).orElse(shape);
    }

    @Override
    public Object write(Object value) {
        OperationType type = types.of((TypedOperation) value);
        return Map.of(type.name(), shape(type).write(value));
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.put("minProperties", 1).put("maxProperties", 1).put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        types.all().forEach(t -> properties.set(t.name(), shape(t).schema().put("description", t.summary())));
        return schema;
    }

    @Override
    public String words() {
        return "an operation: a map of one key, such as " + types.names().getFirst();
    }

    private Problem unknown(YamlMap.Key key) {
        return Problem.user(
                        "OPERATION-NAME",
                        "there is no operation `" + key.name() + "` here",
                        "known are: " + String.join(", ", types.names()),
                        Nearest.to(key.name(), types.names())
                                .map(n -> "did you mean `" + n + "`?")
                                .orElse("use one of them, or `sql` for a statement of your own"))
                .at(key.at());
    }
}
