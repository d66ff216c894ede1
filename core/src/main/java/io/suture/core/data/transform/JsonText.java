// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.suture.core.sql.SqlLiteral;

/** A value of JSON as an author writes it in YAML: a text that is JSON is that, any other is a string. */
record JsonText(String text) {
    static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private JsonNode value() {
        try {
            JsonNode read = JSON.readTree(text);
            return read.isMissingNode() ? TextNode.valueOf(text) : read;
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(text);
        }
    }

    String sql() {
        return SqlLiteral.quote(value().toString()) + "::jsonb";
    }
}
