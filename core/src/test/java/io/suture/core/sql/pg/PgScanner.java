// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.pg;

import com.dylibso.chicory.runtime.Instance;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** PostgreSQL's own scanner, to hold ours against. */
public final class PgScanner {
    private final PgModule module = PgModule.load();
    private final Instance instance = module.start();

    /** The tokens as libpg_query lists them, {@code start} and {@code end} in bytes; empty where the scanner refuses. */
    public Optional<JsonNode> scan(String sql) throws IOException {
        byte[] bytes = (sql + "\0").getBytes(StandardCharsets.UTF_8);
        int at = (int) call("malloc", bytes.length);
        instance.memory().write(at, bytes);
        int result = (int) call("wasm_scan", at);
        int end = result;
        while (instance.memory().read(end) != 0) {
            end++;
        }
        String answer = new String(instance.memory().readBytes(result, end - result), StandardCharsets.UTF_8);
        call("free", at);
        call("wasm_free_string", result);
        return answer.startsWith("{")
                ? Optional.of(new ObjectMapper().readTree(answer).get("tokens"))
                : Optional.empty();
    }

    private long call(String function, long argument) {
        long[] results = instance.export(module.exportLetter(function)).apply(argument);
        return results == null || results.length == 0 ? 0 : results[0];
    }
}
