// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Every rule there is, sorted by tier and id. */
public record Rules(List<Rule> all) {
    public Rules {
        all = List.copyOf(all);
    }

    /** Those on the class path. */
    public static Rules installed() {
        return new Rules(ServiceLoader.load(Rule.class, Rules.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing((Rule r) -> r.page().tier())
                        .thenComparing(r -> r.page().id()))
                .toList());
    }

    public Optional<Rule> find(String id) {
        return all.stream().filter(r -> r.page().id().equals(id)).findFirst();
    }

    public List<String> ids() {
        return all.stream().map(r -> r.page().id()).toList();
    }
}
