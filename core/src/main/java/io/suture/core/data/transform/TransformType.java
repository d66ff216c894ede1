// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

/**
 * A kind of {@link Transform}: what it is called and what it is for. Implementations are services ({@code @AutoService(TransformType.class)}),
 * each nested in the record it is about.
 */
public abstract class TransformType {
    private final Class<? extends Transform> type;
    private final String name;
    private final String summary;
    private final TransformExample example;

    /**
     * @param name as in YAML: lower case, words joined by {@code _}
     * @param summary what it does, in sentences
     */
    protected TransformType(Class<? extends Transform> type, String name, String summary, TransformExample example) {
        this.type = type;
        this.name = name;
        this.summary = summary;
        this.example = example;
    }

    /** The record. */
    public final Class<? extends Transform> type() {
        return type;
    }

    /** As in YAML. */
    public final String name() {
        return name;
    }

    /** What it does. */
    public final String summary() {
        return summary;
    }

    /** How it is used. */
    public final TransformExample example() {
        return example;
    }

    @Override
    public final String toString() {
        return name;
    }
}
