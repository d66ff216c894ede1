// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a comparison looks at. Everything, unless said otherwise.
 *
 * @param ignored what it passes over
 */
public record DiffOptions(Set<Topic> ignored) {
    public DiffOptions {
        ignored = Set.copyOf(ignored);
    }

    public static DiffOptions everything() {
        return new DiffOptions(Set.of());
    }

    public DiffOptions ignoring(Topic topic) {
        Set<Topic> more = EnumSet.of(topic);
        more.addAll(ignored);
        return new DiffOptions(more);
    }

    boolean looksAt(Topic topic) {
        return !ignored.contains(topic);
    }
}
