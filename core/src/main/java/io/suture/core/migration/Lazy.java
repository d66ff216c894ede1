// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value computed when it is first asked for, and once. Thread-safe. A supplier that throws is asked again. */
public final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> supplier;
    private @Nullable T value;

    public Lazy(Supplier<T> supplier) {
        this.supplier = supplier;
    }

    @Override
    public synchronized T get() {
        T known = value;
        if (known == null) {
            known = supplier.get();
            value = known;
        }
        return known;
    }
}
