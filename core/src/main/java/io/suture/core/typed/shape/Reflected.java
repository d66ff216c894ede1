// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import io.suture.core.problem.SutureException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Makes records and reads them. Their types are public, so that nothing is forced open. */
final class Reflected {
    private Reflected() {}

    static Object get(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** A new one of these. */
    static <T> Supplier<T> supplier(Class<? extends Supplier<T>> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        }
    }

    /** What the method {@code parse(String)} of a type makes of a text; throws what it refuses. */
    static Object parse(Class<?> type, String text) {
        try {
            return type.getMethod("parse", String.class).invoke(type, text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SutureException refused) {
                throw refused;
            }
            throw new IllegalStateException("cannot parse a " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot parse a " + type, e);
        }
    }

    /** @param values in the order of the components; throws what the constructor refuses */
    static Object make(Class<?> record, List<Object> values) {
        Class<?>[] types = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return record.getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SutureException refused) {
                throw refused;
            }
            throw new IllegalStateException("cannot make a " + record, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + record, e);
        }
    }
}
