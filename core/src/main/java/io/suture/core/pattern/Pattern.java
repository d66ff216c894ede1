// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

/** What a new migration begins as. Implementations are services ({@code @AutoService(Pattern.class)}). */
public abstract class Pattern {
    private final String name;
    private final String summary;
    private final Blanks blanks;

    /**
     * @param name as on the command line: lower case, words joined by {@code _}
     * @param summary what it makes, a clause
     * @param blanks what stands in it where nothing is said
     */
    protected Pattern(String name, String summary, Blanks blanks) {
        this.name = name;
        this.summary = summary;
        this.blanks = blanks;
    }

    /** The file, with {@code {description}}, {@code {table}}, {@code {column}} and {@code {bare}} (the table without its schema) to be filled in. */
    protected abstract String template();

    /** As on the command line. */
    public final String name() {
        return name;
    }

    /** What it makes, a clause. */
    public final String summary() {
        return summary;
    }

    /** What the end of the file's name says it is: {@code sql}, {@code yaml} or {@code data.yaml}. */
    public String form() {
        return template().startsWith("description:") ? "yaml" : "sql";
    }

    /** @param description what the migration does, one line */
    public final String text(String description, Wish wish) {
        return blanks.filledBy(wish).in(template()).replace("{description}", description);
    }

    @Override
    public final String toString() {
        return name;
    }
}
