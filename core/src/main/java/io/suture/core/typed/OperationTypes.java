// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The operations there are.
 *
 * @param all in the order of their names
 */
public record OperationTypes(List<OperationType> all) {
    private static final OperationTypes INSTALLED = new OperationTypes(ServiceLoader.load(OperationType.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());

    public OperationTypes {
        all = all.stream().sorted(Comparator.comparing(OperationType::name)).toList();
    }

    /** Every one on the class path. */
    public static OperationTypes installed() {
        return INSTALLED;
    }

    /** Those whose records are of this type, too. */
    public OperationTypes that(Class<?> are) {
        return new OperationTypes(
                all.stream().filter(t -> are.isAssignableFrom(t.type())).toList());
    }

    /** As in YAML. */
    public List<String> names() {
        return all.stream().map(OperationType::name).toList();
    }

    public Optional<OperationType> named(String name) {
        return all.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** The change that a sub-command of {@code ALTER TABLE} is, as far as it is found. */
    public static Optional<TableChange> change(TableCommand command) {
        return INSTALLED.all.stream()
                .filter(TableChangeType.class::isInstance)
                .map(TableChangeType.class::cast)
                .flatMap(type -> type.find(command).stream())
                .findFirst();
    }

    /** What this operation is called. */
    public OperationType of(TypedOperation operation) {
        return all.stream()
                .filter(t -> t.type().equals(operation.getClass()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(operation.getClass() + " has no type that is a service"));
    }
}
