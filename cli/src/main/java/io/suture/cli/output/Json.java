// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/** One JSON document: the fields of a view, and {@code problems}. */
final class Json {
    private final ObjectMapper mapper = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    String document(Optional<View> view, List<Problem> problems) {
        ObjectNode fields = view.map(v -> mapper.<ObjectNode>valueToTree(v)).orElseGet(mapper::createObjectNode);
        fields.set(
                "problems",
                mapper.valueToTree(problems.stream().map(ProblemView::of).toList()));
        try {
            return mapper.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view is plain data", e);
        }
    }
}
