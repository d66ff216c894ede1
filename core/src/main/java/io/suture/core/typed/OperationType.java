// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A kind of {@link TypedOperation}: what it is called, what it is for, how to find it in SQL. Implementations are services
 * ({@code @AutoService(OperationType.class)}), each nested in the record it is about.
 */
public abstract class OperationType {
    private final Class<? extends TypedOperation> type;
    private final String name;
    private final String summary;
    private final Example example;

    /**
     * @param name as in YAML: lower case, words joined by {@code _}
     * @param summary one sentence
     * @param example on the tables of {@link Example#SCHEMA}
     */
    protected OperationType(Class<? extends TypedOperation> type, String name, String summary, Example example) {
        this.type = type;
        this.name = name;
        this.summary = summary;
        this.example = example;
    }

    /**
     * The operation that a statement is; checks no more than that there is one. Whether nothing of the statement was lost is
     * found out by whoever asks: by comparing what the operation renders.
     */
    public abstract Optional<TypedOperation> find(Statement statement);

    /** The record. */
    public final Class<? extends TypedOperation> type() {
        return type;
    }

    /** As in YAML. */
    public final String name() {
        return name;
    }

    /** What it does, one sentence. */
    public final String summary() {
        return summary;
    }

    /** How it is used. */
    public final Example example() {
        return example;
    }

    /** The last part of its package: operations of one kind of thing stand together. */
    public final String group() {
        List<String> parts = List.of(type.getPackageName().split("\\."));
        return parts.getLast();
    }

    @Override
    public final String toString() {
        return name;
    }
}
