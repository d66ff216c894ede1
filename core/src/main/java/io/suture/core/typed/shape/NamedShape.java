// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import io.suture.core.typed.OneOf;
import io.suture.core.yaml.YamlMap;
import io.suture.core.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of several records, told by its name: a map of one key; the name alone where nothing must be said of it.
 *
 * @param noun what one is called, with its article
 */
public record NamedShape(String noun, List<OneOf.Kind> kinds) implements Shape {
    public NamedShape {
        kinds = List.copyOf(kinds);
    }

    /** @param type an interface with {@link OneOf} */
    static NamedShape of(OneOf type) {
        return new NamedShape(
                type.value(), Reflected.<List<OneOf.Kind>>supplier(type.kinds()).get());
    }

    /** The record; noted problems, besides those of its fields: {@code YAML-VALUE}. */
    @Override
    public Optional<Object> read(YamlValue value, Reading in) {
        return switch (value) {
            case YamlValue.Text text -> read(text.text(), text.at(), nothing(text.at()), in);
            case YamlValue.Nested nested
            when nested.map().values().size() == 1 -> {
                Map.Entry<YamlMap.Key, YamlValue> only =
                        nested.map().values().entrySet().iterator().next();
                YamlValue fields = only.getValue() instanceof YamlValue.Nothing n ? nothing(n.at()) : only.getValue();
                yield read(only.getKey().name(), only.getKey().at(), fields, in);
            }
            default -> in.wrong(value, this);
        };
    }

    private Optional<Object> read(String name, SourcePosition at, YamlValue fields, Reading in) {
        Optional<OneOf.Kind> kind =
                kinds.stream().filter(k -> k.name().equals(name)).findFirst();
        if (kind.isEmpty()) {
            in.problems().add(unknown(name).at(at));
        }
        return kind.flatMap(k -> RecordShape.of(k.type()).read(fields, in.in(k.name(), in.around())));
    }

    private static YamlValue nothing(SourcePosition at) {
        return new YamlValue.Nested(new YamlMap(Map.of()), at);
    }

    @Override
    public Object write(Object value) {
        OneOf.Kind kind = kinds.stream()
                .filter(k -> k.type().isInstance(value))
                .findFirst()
                .orElseThrow();
        Object fields = RecordShape.of(kind.type()).write(value);
        return fields.equals(Map.of()) ? kind.name() : Map.of(kind.name(), fields);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode named = JsonNodeFactory.instance.objectNode().put("type", "object");
        named.put("minProperties", 1).put("maxProperties", 1).put("additionalProperties", false);
        ObjectNode properties = named.putObject("properties");
        ArrayNode bare = JsonNodeFactory.instance.arrayNode();
        for (OneOf.Kind kind : kinds) {
            RecordShape fields = RecordShape.of(kind.type());
            properties.set(kind.name(), fields.schema().put("description", kind.summary()));
            if (fields.own().stream().allMatch(Field::isOptional)) {
                bare.add(kind.name());
            }
        }
        ObjectNode names = JsonNodeFactory.instance.objectNode();
        names.set("enum", bare);
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("anyOf").add(named).add(names);
        return schema;
    }

    @Override
    public String words() {
        return noun + ": a map of one key, such as " + names().getFirst();
    }

    private List<String> names() {
        return kinds.stream().map(OneOf.Kind::name).toList();
    }

    private Problem unknown(String name) {
        return Problem.user(
                "YAML-VALUE",
                "`" + name + "` is not " + noun,
                "known are: " + String.join(", ", names()),
                Nearest.to(name, names()).map(n -> "did you mean `" + n + "`?").orElse("use one of them"));
    }
}
