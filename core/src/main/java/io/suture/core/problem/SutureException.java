// SPDX-License-Identifier: Apache-2.0
package io.suture.core.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Stops what was asked for, with every {@link Problem} found so far. The only exception Suture's public methods throw on purpose. */
public final class SutureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public SutureException(Problem problem) {
        this(List.of(problem));
    }

    /** @param problems 1 or more, in the order they should be read */
    public SutureException(List<Problem> problems) {
        super(problems.stream().map(p -> p.code() + "  " + p.what()).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an exception needs a problem");
        }
        this.problems = List.copyOf(problems);
    }

    public SutureException(Problem problem, Throwable cause) {
        this(List.of(problem), cause);
    }

    public SutureException(List<Problem> problems, Throwable cause) {
        this(problems);
        initCause(cause);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The exit code of the worst problem: a defect before the environment before the user. */
    public int exitCode() {
        return problems.stream().mapToInt(p -> p.blame().exitCode()).max().orElseThrow();
    }
}
