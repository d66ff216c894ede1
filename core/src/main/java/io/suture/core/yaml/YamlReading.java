// SPDX-License-Identifier: Apache-2.0
package io.suture.core.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a text event by event, since only events know where they stand. */
final class YamlReading {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final YamlText yaml;
    private final YAMLParser in;

    private YamlReading(YamlText yaml, YAMLParser in) {
        this.yaml = yaml;
        this.in = in;
    }

    static YamlMap map(YamlText yaml) {
        try (YAMLParser in = YAML.createParser(yaml.text())) {
            in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            return new YamlReading(yaml, in).document();
        } catch (JsonProcessingException e) {
            throw syntax(cause(e.getOriginalMessage()), position(yaml, e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private YamlMap document() throws IOException {
        JsonToken first = in.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return new YamlMap(Map.of());
        }
        if (first != JsonToken.START_OBJECT) {
            throw syntax("it is not a list of `key: value` lines", here());
        }
        YamlMap map = keys();
        if (in.nextToken() != null) {
            throw syntax("a second document begins", here());
        }
        return map;
    }

    private YamlMap keys() throws IOException {
        Map<YamlMap.Key, YamlValue> values = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            YamlMap.Key key = new YamlMap.Key(in.currentName(), here());
            in.nextToken();
            values.put(key, value());
        }
        return new YamlMap(values);
    }

    private YamlValue value() throws IOException {
        SourcePosition at = here();
        if (in.isCurrentAlias()) {
            throw syntax("an alias stands for something that is written elsewhere", at);
        }
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return new YamlValue.Nested(keys(), at);
        }
        if (token == JsonToken.START_ARRAY) {
            return new YamlValue.Items(items(), at);
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return new YamlValue.Flag(token == JsonToken.VALUE_TRUE, at);
        }
        boolean nothing = token == JsonToken.VALUE_NULL || in.getText().isBlank();
        return nothing ? new YamlValue.Nothing(at) : text(in.getText(), at);
    }

    private List<YamlValue> items() throws IOException {
        List<YamlValue> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return items;
    }

    private YamlValue text(String text, SourcePosition at) {
        String stripped = text.strip();
        int blank = (int) text.substring(0, text.indexOf(stripped))
                .chars()
                .filter(c -> c == '\n')
                .count();
        return new YamlValue.Text(stripped, text, at, at.line() + blank + (isBlock() ? 1 : 0));
    }

    /** Whether the text stands below its mark {@code |} or {@code >}. */
    private boolean isBlock() {
        JsonLocation at = in.currentTokenLocation();
        String line = yaml.lines().get(Math.max(1, at.getLineNr()) - 1);
        int from = Math.max(1, at.getColumnNr()) - 1;
        return from < line.length() && (line.charAt(from) == '|' || line.charAt(from) == '>');
    }

    private SourcePosition here() {
        return position(yaml, in.currentTokenLocation());
    }

    private static SourcePosition position(YamlText yaml, JsonLocation at) {
        int line = Math.max(1, at.getLineNr());
        int column = Math.max(1, at.getColumnNr());
        return new SourcePosition(yaml.file(), yaml.fileLine(line), yaml.fileColumn(line, column), Optional.empty());
    }

    private static RuntimeException syntax(String why, SourcePosition at) {
        return Problem.user(
                        "YAML-SYNTAX",
                        "the YAML of \"" + at.file() + "\" cannot be read",
                        why,
                        "write one `key: value` a line, once each; put quotes around a value with a colon in it")
                .at(at)
                .asException();
    }

    /** The first line may say only what was being done when it went wrong: {@code while scanning for the next token}. */
    private static String cause(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("while ") && !line.startsWith("in 'reader'"))
                .findFirst()
                .map(line -> line.contains("'\\t(TAB)'") ? "a tab stands where YAML wants blanks" : line)
                .orElse("it cannot be read");
    }
}
