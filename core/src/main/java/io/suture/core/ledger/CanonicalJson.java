// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * JSON with one spelling (RFC 8785), so that equal content has equal bytes in any language.
 *
 * <p>Its numbers are IEEE doubles: 2^53 and 2^53 + 1 get the same bytes. So 64-bit numbers are written as text.
 */
final class CanonicalJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CanonicalJson() {}

    static String of(Map<String, @Nullable Object> fields) {
        try {
            return canonical(JSON.writeValueAsString(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a record is not JSON", e);
        }
    }

    static String canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** @throws IllegalArgumentException if it is not JSON */
    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** What stands there, or a missing node: for text somebody may have tampered with. */
    static JsonNode lenient(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            return MissingNode.getInstance();
        }
    }
}
