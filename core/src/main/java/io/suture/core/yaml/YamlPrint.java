// SPDX-License-Identifier: Apache-2.0
package io.suture.core.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes texts, flags, lists and maps as YAML for people: blocks, two spaces a level, quotes only where YAML needs them, texts of
 * several lines below a {@code |}.
 */
public final class YamlPrint {
    /** Texts that mean themselves wherever they stand. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_(/][^#:\\p{Cntrl}]*[^#:\\p{Cntrl}\\s]|[A-Za-z_/]");

    private static final Pattern WORDS_OF_YAML = Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    private final StringBuilder text = new StringBuilder();

    private YamlPrint() {}

    /** @param map of texts, flags, lists and maps; ends with a line feed */
    public static String of(Map<String, Object> map) {
        YamlPrint print = new YamlPrint();
        print.keys(map, 0);
        return print.text.toString();
    }

    private void keys(Map<?, ?> map, int indent) {
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                text.append(" ".repeat(indent));
            }
            first = false;
            text.append(scalar(entry.getKey().toString())).append(':');
            value(entry.getValue(), indent);
        }
    }

    /** Behind a key, up to the end of the line or of the block below it. */
    private void value(Object value, int indent) {
        switch (value) {
            case Map<?, ?> map when map.isEmpty() -> text.append(" {}\n");
            case Map<?, ?> map -> {
                text.append('\n').append(" ".repeat(indent + 2));
                keys(map, indent + 2);
            }
            case List<?> list
            when list.stream().allMatch(i -> i instanceof String s && isShort(s)) ->
                text.append(" [")
                        .append(String.join(
                                ", ", list.stream().map(i -> inFlow((String) i)).toList()))
                        .append("]\n");
            case List<?> list -> {
                text.append('\n');
                list.forEach(item -> item(item, indent + 2));
            }
            case String block when isBlock(block) -> block(block, indent + 2);
            default -> text.append(' ').append(scalar(value.toString(), value)).append('\n');
        }
    }

    private void item(Object item, int indent) {
        text.append(" ".repeat(indent)).append('-');
        switch (item) {
            case Map<?, ?> map -> {
                text.append(' ');
                keys(map, indent + 2);
            }
            case String block when isBlock(block) -> block(block, indent + 2);
            default -> text.append(' ').append(scalar(item.toString(), item)).append('\n');
        }
    }

    private void block(String block, int indent) {
        boolean several = block.endsWith("\n\n");
        text.append(several ? " |+\n" : block.endsWith("\n") ? " |\n" : " |-\n");
        block.lines()
                .forEach(line -> text.append(line.isEmpty() ? "" : " ".repeat(indent))
                        .append(line)
                        .append('\n'));
    }

    /** Of several lines, none of which YAML would change; the first that is not empty tells the indent. */
    private static boolean isBlock(String text) {
        Optional<String> first = text.lines().filter(l -> !l.isEmpty()).findFirst();
        return text.contains("\n")
                && first.filter(l -> !l.startsWith(" ") && !l.startsWith("\t")).isPresent()
                && text.chars().allMatch(c -> c == '\n' || c == '\t' || isPrintable(c));
    }

    private static boolean isShort(String text) {
        return text.length() <= 30 && !text.contains("\n");
    }

    private static String scalar(String text, Object value) {
        return value instanceof String ? scalar(text) : text;
    }

    private static String scalar(String text) {
        boolean plain =
                PLAIN.matcher(text).matches() && !WORDS_OF_YAML.matcher(text).matches()
                        || VERSION.matcher(text).matches();
        return plain ? text : quoted(text);
    }

    private static String inFlow(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_ ]*") ? scalar(text) : quoted(text);
    }

    /** Double quotes, with the escapes of JSON, which YAML 1.2 shares; control characters by number. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(isPrintable(c) ? Character.toString(c) : "\\u%04x".formatted(c));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPrintable(int c) {
        return c >= ' ' && (c < 0x7F || c > 0x9F) && c != 0x2028 && c != 0x2029 && c != 0xFEFF && c != 0xFFFE;
    }
}
