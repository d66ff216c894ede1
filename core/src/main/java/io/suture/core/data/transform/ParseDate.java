// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.problem.Problem;
import io.suture.core.typed.Count;
import io.suture.core.typed.Doc;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A {@code date} of text; the day must exist. */
public record ParseDate(
        @Doc(
                value = "how dates may be written, tried in order; letters as in Java's DateTimeFormatter",
                required = true)
        List<DateFormat> formats,

        @Doc("what becomes of a row whose value is another day by each of several formats; fail where it is left out")
        Optional<Ambiguity> ambiguous,

        @Doc("what becomes of a row whose value is no day of any format; fail where it is left out")
        Optional<Otherwise> impossible,

        @Doc("the first of the hundred years that yy means") Optional<Count> firstYear)
        implements Transform {
    public ParseDate {
        formats = List.copyOf(formats);
        if (formats.stream().anyMatch(DateFormat::hasTime)) {
            throw Problem.user(
                            "DATA-DATE-TIME",
                            "a format of `date` has a time of day",
                            "what is read would be lost without a word",
                            "use `timestamp`")
                    .asException();
        }
    }

    @Override
    public Derived of(Input input) {
        Derived read = new DateFormats(formats, firstYear)
                .of(input, ambiguous.orElse(Ambiguity.FAIL), impossible.orElse(Otherwise.FAIL));
        return read.is("(" + read.expression() + ")::date");
    }

    @Override
    public Set<ValueKind> takes() {
        return Set.of(ValueKind.TEXT, ValueKind.NUMBER);
    }

    @Override
    public ValueKind gives(ValueKind taken) {
        return ValueKind.DATE;
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    ParseDate.class,
                    "date",
                    "Makes a date of text that is written in one of several ways. A text that is another day by each"
                            + " of two formats is ambiguous, one that is no day that exists is impossible; nothing is"
                            + " guessed unless you say so.",
                    TransformExample.of("text", "date: {formats: [dd.MM.yyyy, MM/dd/yyyy, dd/MM/yyyy]}")
                            .gives("29.02.2024", "2024-02-29")
                            .gives("12/31/2023", "2023-12-31")
                            .gives("05/05/2023", "2023-05-05")
                            .refuses("03/04/2023", "ambiguous-date")
                            .refuses("29.02.2023", "impossible-date")
                            .refuses("", "impossible-date"));
        }
    }
}
