// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.problem.Problem;
import io.suture.core.yaml.YamlMap;
import io.suture.core.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A map of fields: a record.
 *
 * @param fields in the order of its components
 * @param given names of those that the record around it says, so that they are neither read nor written here
 */
public record RecordShape(Class<?> type, List<Field> fields, Set<String> given) implements Shape {
    public RecordShape {
        fields = List.copyOf(fields);
        given = Set.copyOf(given);
    }

    /** @param type a record, each component of which has a {@link io.suture.core.typed.Doc} */
    public static RecordShape of(Class<?> type) {
        List<Field> fields =
                Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
        return new RecordShape(type, fields, Set.of());
    }

    /** The same where the record around it has this field. */
    RecordShape given(String field) {
        return new RecordShape(type, fields, Set.of(field));
    }

    /** The fields that are said here. */
    public List<Field> own() {
        return fields.stream().filter(f -> !given.contains(f.name())).toList();
    }

    /** Whether a single value can stand for the whole: the first field, where nothing else must be said. */
    public boolean isShort() {
        return !own().isEmpty() && own().stream().skip(1).allMatch(Field::isOptional);
    }

    @Override
    public Optional<Object> read(YamlValue value, Reading in) {
        return switch (value) {
            case YamlValue.Nested nested -> make(fields(nested, in), value, in);
            case YamlValue.Text text when isShort() -> make(firstOnly(text, in), value, in);
            default -> in.wrong(value, this);
        };
    }

    private Optional<Object> make(List<Object> values, YamlValue at, Reading in) {
        return values.size() == fields.size() ? in.made(at, () -> Reflected.make(type, values)) : Optional.empty();
    }

    /** As many values as there are fields, unless something is wrong. */
    private List<Object> fields(YamlValue.Nested at, Reading in) {
        YamlMap map = at.map();
        map.refuseOthersThan(own().stream().map(Field::name).toList(), "`" + in.field() + "`", in.problems());
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : fields) {
            value(field, at, in.in(field.name(), values)).ifPresent(v -> values.put(field.name(), v));
            if (given.contains(field.name())) {
                values.put(field.name(), in.around(field.name()));
            }
        }
        return List.copyOf(values.values());
    }

    private Optional<Object> value(Field field, YamlValue.Nested at, Reading in) {
        Optional<YamlValue> written = field.shape().takesNothing()
                ? at.map().written(field.name())
                : at.map().find(field.name());
        if (written.isPresent()) {
            return field.shape().read(written.get(), in).map(field::held);
        }
        if (!field.isOptional() && !given.contains(field.name())) {
            in.problems().add(missing(field, at));
        }
        return field.otherwise();
    }

    private List<Object> firstOnly(YamlValue.Text text, Reading in) {
        Field first = own().getFirst();
        List<Object> values = new ArrayList<>();
        for (Field field : fields) {
            if (field.equals(first)) {
                field.shape().read(text, in).map(field::held).ifPresent(values::add);
            } else if (given.contains(field.name())) {
                values.add(in.around(field.name()));
            } else {
                field.otherwise().ifPresent(values::add);
            }
        }
        return values;
    }

    @Override
    public Object write(Object value) {
        Map<String, Object> written = new LinkedHashMap<>();
        own().forEach(field -> field.in(value)
                .ifPresent(v -> written.put(field.name(), field.shape().write(v))));
        boolean onlyFirst = isShort()
                && written.keySet().equals(Set.of(own().getFirst().name()))
                && written.values().iterator().next() instanceof String;
        return onlyFirst ? written.values().iterator().next() : written;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode whole = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = whole.put("additionalProperties", false).putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Field field : own()) {
            properties.set(field.name(), field.shape().schema().put("description", field.doc()));
            if (!field.isOptional()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            whole.set("required", required);
        }
        return isShort() ? orFirst(whole) : whole;
    }

    private ObjectNode orFirst(ObjectNode whole) {
        ObjectNode either = JsonNodeFactory.instance.objectNode();
        either.putArray("anyOf").add(whole).add(own().getFirst().shape().schema());
        return either;
    }

    @Override
    public String words() {
        return "a map of the keys "
                + String.join(", ", own().stream().map(Field::name).toList());
    }

    private static Problem missing(Field field, YamlValue at) {
        return Problem.user(
                        "YAML-MISSING",
                        "`" + field.name() + "` is missing",
                        "it must be said: " + field.doc(),
                        "write `" + field.name() + ":` and " + field.shape().words())
                .at(at.at());
    }
}
