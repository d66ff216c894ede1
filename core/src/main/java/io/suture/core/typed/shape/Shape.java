// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.yaml.YamlValue;
import java.util.Optional;

/** How a value of one Java type stands in YAML. */
public sealed interface Shape
        permits TextShape, FlagShape, ChoiceShape, ListShape, PairsShape, RecordShape, NamedShape, OperationShape {
    /** The value; empty where it is none, which then is noted with its place: {@code YAML-KEY}, {@code YAML-VALUE} and others. */
    Optional<Object> read(YamlValue value, Reading in);

    /** The way back: a text, a flag, or a list or map of such, as {@link io.suture.core.yaml.YamlPrint} takes it. */
    Object write(Object value);

    /** JSON schema, draft 7. */
    ObjectNode schema();

    /** Whether an explicit {@code null} is a value of it. */
    default boolean takesNothing() {
        return false;
    }

    /** For people: what is expected, with its article. */
    String words();
}
