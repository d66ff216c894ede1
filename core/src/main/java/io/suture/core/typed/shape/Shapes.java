// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import io.suture.core.typed.OneOf;
import io.suture.core.typed.OneText;
import io.suture.core.typed.OperationTypes;
import io.suture.core.typed.TableChange;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shape of a Java type. */
final class Shapes {
    private Shapes() {}

    /** @throws IllegalArgumentException for a type that no shape is known of: a defect of an operation */
    static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == Map.class) {
                return new PairsShape();
            }
            Shape inner = of(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == List.class ? new ListShape(inner) : inner;
        }
        return of((Class<?>) type);
    }

    private static Shape of(Class<?> type) {
        Optional<TextShape<?>> text =
                TextShape.ALL.stream().filter(t -> t.type() == type).findFirst();
        if (text.isPresent()) {
            return text.get();
        }
        if (type == TableChange.class) {
            return new OperationShape(OperationTypes.installed().that(type), Optional.of("table"));
        }
        if (type.isAnnotationPresent(OneText.class)) {
            return TextShape.of(type);
        }
        if (type.isAnnotationPresent(OneOf.class)) {
            return NamedShape.of(type.getAnnotation(OneOf.class));
        }
        if (type == boolean.class || type == Boolean.class) {
            return new FlagShape();
        }
        if (type.isEnum()) {
            return ChoiceShape.of(type);
        }
        if (type.isRecord()) {
            return RecordShape.of(type);
        }
        throw new IllegalArgumentException("no shape is known of " + type);
    }
}
