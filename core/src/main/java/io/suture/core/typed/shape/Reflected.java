// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import io.suture.core.problem.SutureException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

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
