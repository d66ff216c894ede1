// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.typed.OperationTypes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The patterns there are.
 *
 * @param all those of this package in the order of their names, then the operations
 */
public record Patterns(List<Pattern> all) {
    public Patterns {
        all = List.copyOf(all);
    }

    /** Every one on the class path, and the operations that have no pattern of their own. */
    public static Patterns installed() {
        List<Pattern> own = ServiceLoader.load(Pattern.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Pattern::name))
                .toList();
        List<String> names = own.stream().map(Pattern::name).toList();
        Stream<Pattern> operations = OperationTypes.installed().all().stream()
                .filter(type -> !names.contains(type.name()))
                .map(OperationPattern::new);
        return new Patterns(Stream.concat(own.stream(), operations).toList());
    }

    /** @throws io.suture.core.problem.SutureException {@code NEW-PATTERN} */
    public Pattern named(String name) {
        return all.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name).asException());
    }

    private Problem unknown(String name) {
        List<String> names = all.stream().map(Pattern::name).toList();
        Optional<String> near = Nearest.to(name, names);
        return Problem.user(
                "NEW-PATTERN",
                "there is no pattern \"" + name + "\"",
                "known are: " + String.join(", ", names),
                "say suture new " + near.orElse("sql") + " NAME; `suture new` alone says what each is for");
    }
}
