// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import io.suture.core.typed.OneOf;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * The transforms there are.
 *
 * @param all in the order of their names
 */
public record Transforms(List<TransformType> all) {
    private static final Transforms INSTALLED = new Transforms(ServiceLoader.load(TransformType.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());

    /** Those installed, for readers. */
    public static final class Kinds implements Supplier<List<OneOf.Kind>> {
        @Override
        public List<OneOf.Kind> get() {
            return INSTALLED.all.stream()
                    .map(t -> new OneOf.Kind(t.name(), t.type(), t.summary()))
                    .toList();
        }
    }

    public Transforms {
        all = all.stream().sorted(Comparator.comparing(TransformType::name)).toList();
    }

    /** Every one on the class path. */
    public static Transforms installed() {
        return INSTALLED;
    }

    /** @param name as in YAML */
    public Optional<TransformType> named(String name) {
        return all.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** The kind of this one. */
    public TransformType of(Transform transform) {
        return all.stream()
                .filter(t -> t.type() == transform.getClass())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(transform.getClass() + " has no type that is a service"));
    }
}
