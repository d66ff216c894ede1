// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.yaml.YamlValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of a few words: the constants of an enum, in lower case with spaces.
 *
 * @param constants in the order of the enum
 */
record ChoiceShape(List<Enum<?>> constants) implements Shape {
    ChoiceShape {
        constants = List.copyOf(constants);
    }

    static ChoiceShape of(Class<?> type) {
        return new ChoiceShape(Arrays.stream(type.getEnumConstants())
                .<Enum<?>>map(c -> (Enum<?>) c)
                .toList());
    }

    @Override
    public Optional<Object> read(YamlValue value, Reading in) {
        if (value instanceof YamlValue.Nothing) {
            return nothing().map(c -> c);
        }
        if (!(value instanceof YamlValue.Text text)) {
            return in.wrong(value, this);
        }
        String wanted = text.text().toLowerCase(Locale.ROOT).replace('_', ' ');
        Optional<Object> found = constants.stream()
                .filter(c -> word(c).equals(wanted))
                .<Object>map(c -> c)
                .findFirst();
        if (found.isEmpty()) {
            in.problems().add(unknown(text, in.field()));
        }
        return found;
    }

    /** The constant called NULL, which YAML reads as nothing. */
    private Optional<Enum<?>> nothing() {
        return constants.stream().filter(c -> c.name().equals("NULL")).findFirst();
    }

    @Override
    public boolean takesNothing() {
        return nothing().isPresent();
    }

    @Override
    public Object write(Object value) {
        return word((Enum<?>) value);
    }

    @Override
    public ObjectNode schema() {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        all().forEach(names::add);
        nothing().ifPresent(n -> names.addNull());
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.set("enum", names);
        return schema;
    }

    @Override
    public String words() {
        return "one of " + String.join(", ", all());
    }

    private List<String> all() {
        return constants.stream().map(ChoiceShape::word).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Problem unknown(YamlValue.Text text, String field) {
        return Problem.user(
                        "YAML-VALUE",
                        "`" + field + "` cannot be `" + text.text() + "`",
                        "known are: " + String.join(", ", all()),
                        Nearest.to(text.text(), all())
                                .map(n -> "did you mean `" + n + "`?")
                                .orElse("write " + words()))
                .at(text.at());
    }
}
