// SPDX-License-Identifier: Apache-2.0
package io.suture.docs;

import io.suture.core.data.rule.Between;
import io.suture.core.data.rule.ColumnMapping;
import io.suture.core.data.rule.KeyOf;
import io.suture.core.data.rule.Limit;
import io.suture.core.data.rule.Rule;
import io.suture.core.data.transform.TransformExample;
import io.suture.core.data.transform.TransformType;
import io.suture.core.data.transform.Transforms;
import io.suture.core.typed.shape.RecordShape;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page of all transforms – what each is for, what it makes of values, its fields – and that of rules. */
final class TransformPages {
    private static final List<String> FIELDS = List.of("key", "value", "what it is for");

    private static final String WHERE =
            "They stand below a column of a file of [a data migration](../../how-to/data-migration.md).";

    private TransformPages() {}

    /** Text by file name below {@code docs/reference}. */
    static Map<String, String> all() {
        Markdown page = Markdown.page("Transforms")
                .text("What can be done to a value on its way to a column of the target. Transforms stand in a list"
                        + " and are done in order: the first is given a column of the source, each other what the"
                        + " one before it gives. Each compiles to SQL over the row of the source, so that no value"
                        + " leaves the server; none fails for any value, and none depends on the session or the"
                        + " clock. Null stays null, except where a transform does not look at what it is given.")
                .text(WHERE)
                .text("A value a transform can do nothing with is an *objection* with a code. `fail` stops the run,"
                        + " `skip` sends the row to the quarantine table, `null` writes the row without the value,"
                        + " `first` takes the first of several meanings.");
        Transforms.installed().all().forEach(t -> transform(page, t));
        return Map.of("data/transforms.md", page.toString(), "data/rules.md", rules());
    }

    private static String rules() {
        return Markdown.page("Rules of data migrations")
                .text("What the value of a column must be before it is written, looked at after its transforms. Null"
                        + " is let through, as by a CHECK; `custom: a IS NOT NULL` does not let it through. A row"
                        + " that is kept out breaks no chunk: it goes to the quarantine table with the name of the"
                        + " rule.")
                .text(WHERE)
                .block("yaml", """
                    from: temperature
                    transform:
                      - number: {impossible: skip}
                    rules:
                      - {name: plausible, range: {min: 30, max: 45}, action: skip, threshold: {percent: 0.5}}
                    """.strip())
                .heading("A column")
                .table(FIELDS, rows(ColumnMapping.class))
                .heading("A rule")
                .table(FIELDS, rows(Rule.class))
                .heading("range")
                .table(FIELDS, rows(Between.class))
                .heading("reference")
                .table(FIELDS, rows(KeyOf.class))
                .heading("threshold")
                .table(FIELDS, rows(Limit.class))
                .toString();
    }

    private static List<List<String>> rows(Class<?> record) {
        return RecordShape.of(record).fields().stream().map(OperationPages::row).toList();
    }

    private static void transform(Markdown page, TransformType type) {
        TransformExample example = type.example();
        page.heading("`" + type.name() + "`")
                .text(type.summary())
                .block("yaml", "transform:\n  - " + example.yaml().replace("\n", "\n    "))
                .table(
                        List.of("`" + example.type() + "`", "becomes", "objection"),
                        example.cases().stream().map(TransformPages::row).toList());
        List<List<String>> fields = RecordShape.of(type.type()).fields().stream()
                .map(OperationPages::row)
                .toList();
        if (!fields.isEmpty()) {
            page.table(FIELDS, fields);
        }
    }

    private static List<String> row(TransformExample.Case of) {
        return Stream.of(of.input(), of.output(), of.objection())
                .map(value -> value.map(TransformPages::shown).orElse(""))
                .toList();
    }

    /** With what nobody would see written as an escape. */
    private static String shown(String value) {
        StringBuilder shown = new StringBuilder();
        value.codePoints()
                .forEach(c -> shown.append(
                        c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == 0x301 ? "\\u0301" : Character.toString(c)));
        return Markdown.code(shown.isEmpty() ? "''" : shown.toString());
    }
}
