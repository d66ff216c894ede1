// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import io.suture.core.typed.Doc;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A field of an operation: a component of its record.
 *
 * @param name as in YAML
 * @param doc what it is for
 * @param otherwise what it is where it is left out; empty where it must not be
 */
public record Field(String name, RecordComponent component, Shape shape, String doc, Optional<Object> otherwise) {
    static Field of(RecordComponent component) {
        Doc doc = Objects.requireNonNull(
                component.getAnnotation(Doc.class),
                () -> component.getDeclaringRecord() + " does not say what " + component.getName() + " is for");
        Shape shape = Shapes.of(component.getGenericType());
        String name = doc.name().isEmpty() ? name(component) : doc.name();
        return new Field(name, component, shape, doc.value(), otherwise(component, doc));
    }

    /** {@code ifNotExists} is {@code if_not_exists}. */
    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Optional<Object> otherwise(RecordComponent component, Doc doc) {
        Class<?> type = component.getType();
        if (type == boolean.class) {
            return Optional.of(false);
        }
        if (type == Optional.class) {
            return Optional.of(Optional.empty());
        }
        if (type == Map.class && !doc.required()) {
            return Optional.of(Map.of());
        }
        return type == List.class && !doc.required() ? Optional.of(List.of()) : Optional.empty();
    }

    boolean isOptional() {
        return otherwise.isPresent();
    }

    /** The value as its component holds it. */
    Object held(Object value) {
        return component.getType() == Optional.class ? Optional.of(value) : value;
    }

    /** The value of this field in a record; empty where it is what it would be if it were left out. */
    Optional<Object> in(Object record) {
        Object value = Reflected.get(component, record);
        if (otherwise.filter(value::equals).isPresent()) {
            return Optional.empty();
        }
        return value instanceof Optional<?> optional ? optional.map(v -> v) : Optional.of(value);
    }
}
