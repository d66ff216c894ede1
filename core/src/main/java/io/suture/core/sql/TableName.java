// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

/**
 * The name of a relation (table, view, materialised view, index, sequence …) with its schema.
 *
 * <p>{@link #toString()} is SQL and always names the schema, so that no {@code search_path} can change its meaning.
 */
public record TableName(Identifier schema, Identifier name) implements Comparable<TableName> {
    private static final Identifier PUBLIC = Identifier.of("public");

    public static TableName of(String schema, String name) {
        return new TableName(Identifier.of(schema), Identifier.of(name));
    }

    public static TableName inPublic(String name) {
        return new TableName(PUBLIC, Identifier.of(name));
    }

    /** {@code schema.name} for people and JSON: no quotes, without {@code public.}. */
    public String display() {
        return schema.equals(PUBLIC) ? name.value() : schema.value() + "." + name.value();
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }
}
