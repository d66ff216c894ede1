// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of one replica felt while a run was on.
 *
 * @param name where it is, {@code host:port}
 * @param longestStall milliseconds that a reader of a changed table waited there at most; empty where nobody could look
 * @param maxLag milliseconds after which what the primary had written could be read there, at most; empty where nobody could look
 * @param cancelled statements of readers that the server ended because replay needed their lock or rows; empty where nobody could look
 * @param behind whether replay had not come as far as the run when that ended
 * @param unseen why nobody could look, or could not any more
 */
public record ReplicaFelt(
        String name,
        OptionalLong longestStall,
        OptionalLong maxLag,
        OptionalLong cancelled,
        boolean behind,
        Optional<String> unseen) {

    /** One at which nobody could look. */
    public static ReplicaFelt unseen(String name, String why) {
        return new ReplicaFelt(
                name, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), false, Optional.of(why));
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("longest_stall_ms", orNull(longestStall));
        fields.put("max_lag_ms", orNull(maxLag));
        fields.put("cancelled", orNull(cancelled));
        fields.put("behind", behind);
        fields.put("not_measured", unseen.orElse(null));
        return fields;
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
