// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import io.suture.core.problem.SutureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads nested YAML into a flat map: path with dots to what is written there, with its place. */
final class YamlSettings {
    private final String file;
    private final JsonParser in;
    private final Map<String, Entry> found = new LinkedHashMap<>();

    /**
     * @param key where the key stands
     * @param value what is written for it; empty for a key with nothing behind it
     */
    record Entry(SourcePosition key, Optional<Written> value) {}

    private YamlSettings(String file, JsonParser in) {
        this.file = file;
        this.in = in;
    }

    /** @throws SutureException {@code CONFIG-SYNTAX}; never repeats what is written there */
    static Map<String, Entry> read(String file, String text) {
        try (JsonParser in = new YAMLFactory().createParser(text)) {
            in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            YamlSettings reading = new YamlSettings(file, in);
            reading.document();
            return reading.found;
        } catch (JsonProcessingException e) {
            throw syntax(file, "it is not YAML, or a key stands there twice", e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private void document() throws IOException {
        JsonToken first = in.nextToken();
        if (first == JsonToken.START_OBJECT) {
            map("");
        } else if (first != null && first != JsonToken.VALUE_NULL) {
            throw syntax(file, "it is not a list of `key: value` lines", in.currentTokenLocation());
        }
    }

    private void map(String prefix) throws IOException {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String path = prefix + in.currentName();
            SourcePosition key = here();
            JsonToken token = in.nextToken();
            if (token == JsonToken.START_OBJECT) {
                map(path + ".");
            } else if (found.put(path, new Entry(key, value(token))) != null) {
                throw syntax(file, "`" + path + "` stands there twice", in.currentTokenLocation());
            }
        }
    }

    private Optional<Written> value(JsonToken token) throws IOException {
        SourcePosition at = here();
        if (token == JsonToken.START_ARRAY) {
            return Optional.of(Written.inFile(items(), at));
        }
        boolean nothing = token == JsonToken.VALUE_NULL || in.getText().isBlank();
        return nothing
                ? Optional.empty()
                : Optional.of(Written.inFile(List.of(in.getText().strip()), at));
    }

    private List<String> items() throws IOException {
        List<String> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (!in.currentToken().isScalarValue()) {
                throw syntax(file, "a list here holds plain values only", in.currentTokenLocation());
            }
            items.add(in.getText().strip());
        }
        return items;
    }

    private SourcePosition here() {
        return position(file, in.currentTokenLocation());
    }

    private static SourcePosition position(String file, JsonLocation at) {
        return new SourcePosition(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), Optional.empty());
    }

    private static SutureException syntax(String file, String why, JsonLocation at) {
        return Problem.user(
                        "CONFIG-SYNTAX",
                        file + " cannot be read",
                        why,
                        "write one `key: value` a line; put quotes around a value with a colon or a # in it")
                .at(position(file, at))
                .asException();
    }
}
