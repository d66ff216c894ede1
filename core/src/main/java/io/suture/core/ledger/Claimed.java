// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody says they are. Nothing of it is proved; the server's own testimony is {@link LedgerEntry#who()}.
 *
 * @param osUser the operating system's user of the runner
 * @param host where the runner says it runs
 * @param pid the runner's process there
 * @param as a name given with {@code --as}
 */
public record Claimed(String osUser, String host, long pid, Optional<String> as) {
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("os_user", osUser);
        fields.put("host", host);
        fields.put("pid", Long.toString(pid));
        fields.put("as", as.orElse(null));
        return fields;
    }
}
