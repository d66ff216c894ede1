// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a transform is used. The reference prints it; a test runs every case on a server.
 *
 * @param yaml an item of {@code transform}
 * @param type SQL type of the values it is given
 * @param cases values as text, and what becomes of them
 */
public record TransformExample(String yaml, String type, List<Case> cases) {
    /**
     * A value and what becomes of it.
     *
     * @param input empty for null
     * @param output as text; empty for null
     * @param objection the last words of the code of what is said against it
     */
    public record Case(Optional<String> input, Optional<String> output, Optional<String> objection) {}

    public TransformExample {
        yaml = yaml.strip();
        cases = List.copyOf(cases);
    }

    public static TransformExample of(String type, String yaml) {
        return new TransformExample(yaml, type, List.of());
    }

    /** The same, and that this value becomes that one. */
    public TransformExample gives(String input, String output) {
        return and(new Case(Optional.of(input), Optional.of(output), Optional.empty()));
    }

    /** The same, and that this value becomes null. */
    public TransformExample givesNull(String input) {
        return and(new Case(Optional.of(input), Optional.empty(), Optional.empty()));
    }

    /** The same, and that this value is refused. */
    public TransformExample refuses(String input, String reason) {
        return and(new Case(Optional.of(input), Optional.empty(), Optional.of(reason)));
    }

    /** The same, and that this value becomes that one, and is counted. */
    public TransformExample counts(String input, String output, String reason) {
        return and(new Case(Optional.of(input), Optional.of(output), Optional.of(reason)));
    }

    private TransformExample and(Case more) {
        List<Case> all = new ArrayList<>(cases);
        all.add(more);
        return new TransformExample(yaml, type, all);
    }
}
