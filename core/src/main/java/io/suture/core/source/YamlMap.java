// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One level of YAML, with the place of every key and value.
 *
 * @param values in the order they were written
 */
record YamlMap(Map<Key, YamlValue> values) {
    private static final YAMLFactory YAML = new YAMLFactory();

    record Key(String name, SourcePosition at) {}

    /** The map a text is; {@code FRONT-MATTER-SYNTAX} where it is something else. */
    static YamlMap parse(YamlText yaml) {
        try (JsonParser in = YAML.createParser(yaml.text())) {
            in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            return new YamlMap(new Reading(yaml, in).map());
        } catch (JsonProcessingException e) {
            throw syntax(firstLine(e.getOriginalMessage()), position(yaml, e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private record Reading(YamlText yaml, JsonParser in) {
        Map<Key, YamlValue> map() throws IOException {
            Map<Key, YamlValue> values = new LinkedHashMap<>();
            JsonToken first = in.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                return values;
            }
            if (first != JsonToken.START_OBJECT) {
                throw syntax("it is not a list of `key: value` lines", here());
            }
            while (in.nextToken() != JsonToken.END_OBJECT) {
                Key key = new Key(in.currentName(), here());
                in.nextToken();
                values.put(key, value());
            }
            return values;
        }

        private YamlValue value() throws IOException {
            SourcePosition at = here();
            JsonToken token = in.currentToken();
            if (token == JsonToken.START_OBJECT) {
                in.skipChildren();
                return new YamlValue.Nested(at);
            }
            if (token == JsonToken.START_ARRAY) {
                return new YamlValue.Items(items(), at);
            }
            if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
                return new YamlValue.Flag(token == JsonToken.VALUE_TRUE, at);
            }
            boolean nothing = token == JsonToken.VALUE_NULL || in.getText().isBlank();
            return nothing
                    ? new YamlValue.Nothing(at)
                    : new YamlValue.Text(in.getText().strip(), at);
        }

        private List<YamlValue> items() throws IOException {
            List<YamlValue> items = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                items.add(value());
            }
            return items;
        }

        private SourcePosition here() {
            return position(yaml, in.currentTokenLocation());
        }
    }

    private static SourcePosition position(YamlText yaml, JsonLocation at) {
        int line = Math.max(1, at.getLineNr());
        int column = Math.max(1, at.getColumnNr());
        return new SourcePosition(yaml.file(), yaml.fileLine(line), yaml.fileColumn(line, column), Optional.empty());
    }

    private static RuntimeException syntax(String why, SourcePosition at) {
        return Problem.user(
                        "FRONT-MATTER-SYNTAX",
                        "the front matter of \"" + at.file() + "\" is not YAML",
                        why,
                        "write one `key: value` a line; put quotes around a value with a colon in it")
                .at(at)
                .asException();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("it cannot be read");
    }
}
