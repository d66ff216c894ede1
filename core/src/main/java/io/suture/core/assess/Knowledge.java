// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a database beside its schema.
 *
 * @param consumers tables, as {@code schema.name} without {@code public.}, by the name of who uses them
 */
public record Knowledge(Classification classification, Map<String, List<String>> consumers) {
    public static final Knowledge NONE = new Knowledge(Classification.NONE, Map.of());

    public Knowledge {
        consumers = new TreeMap<>(consumers);
    }
}
