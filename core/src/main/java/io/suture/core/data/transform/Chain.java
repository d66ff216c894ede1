// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import io.suture.core.data.Derived;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Transforms in a row.
 *
 * @param name the target column
 * @param transforms in order; none where the value stays as it is
 */
public record Chain(String name, List<Transform> transforms) {
    public Chain {
        transforms = List.copyOf(transforms);
    }

    /** What they make of a value. Where one of them has no value to give, those after it are given null. */
    public Derived of(Derived value, RunFacts run) {
        return of(Input.of(value, name, run)).after(value);
    }

    /** The same, with interims and objections of their own only. */
    public Derived of(Input value) {
        Derived derived = Derived.of(value.expression());
        for (Transform transform : transforms) {
            derived = transform.of(value.with(derived)).after(derived);
        }
        return derived;
    }

    /**
     * The kind of what comes out at the end; noted problems: {@code DATA-KIND} where a transform cannot take what it is given, {@code
     * DATA-ENCODING} where one of them needs UTF8.
     *
     * @param type of what goes in, as the catalog says it
     */
    public ValueKind check(String type, boolean utf8, Problems problems) {
        ValueKind kind = ValueKind.of(type);
        for (Transform transform : transforms) {
            if (!transform.takes().contains(kind)) {
                problems.add(cannotTake(transform, kind));
            }
            if (transform.needsUtf8() && !utf8) {
                problems.add(needsUtf8(transform));
            }
            kind = transform.gives(kind);
        }
        return kind;
    }

    private Problem cannotTake(Transform transform, ValueKind kind) {
        String takes = transform.takes().stream().map(ValueKind::words).sorted().collect(Collectors.joining(" or "));
        return Problem.user(
                "DATA-KIND",
                "`" + Transforms.installed().of(transform) + "` of `" + name + "` is given " + kind.words(),
                "it takes " + takes,
                "put a transform before it that gives " + takes + ", or read another column");
    }

    private Problem needsUtf8(Transform transform) {
        return Problem.environment(
                "DATA-ENCODING",
                "`" + Transforms.installed().of(transform) + "` of `" + name + "` cannot run in this database",
                "PostgreSQL knows the characters it is about only where the encoding of the database is UTF8",
                "leave it out, or do it in a database whose encoding is UTF8");
    }
}
