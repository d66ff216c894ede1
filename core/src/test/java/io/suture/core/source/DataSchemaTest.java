// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSchemaTest {
    private static JsonNode schema() throws Exception {
        return new ObjectMapper().readTree(DataSchema.text());
    }

    @Test
    void whatever_is_referred_to_is_there() throws Exception {
        List<String> references =
                schema().findValuesAsText("$ref").stream().distinct().toList();
        assertThat(references)
                .containsExactlyInAnyOrder("#/definitions/column", "#/definitions/transform", "#/definitions/rule");
        for (String reference : references) {
            assertThat(schema().at(reference.substring(1)).isObject())
                    .as(reference)
                    .isTrue();
        }
    }

    @Test
    void a_transform_is_said_once_and_whole() throws Exception {
        JsonNode transform = schema().at("/definitions/transform/anyOf/0/properties");
        assertThat(transform.has("date")).isTrue();
        assertThat(transform.at("/lookup/properties/table").isMissingNode()).isFalse();
        assertThat(schema().findParents("lookup")).hasSize(1);
        assertThat(schema().findParents("reference")).hasSize(1);
    }
}
