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

/** A {@code timestamptz} of text. */
public record ParseTimestamp(
        @Doc(
                value = "how moments may be written, tried in order; letters as in Java's DateTimeFormatter",
                required = true)
        List<DateFormat> formats,

        @Doc("the zone of what is written, where the formats have no offset (XXX)")
        Optional<Zone> zone,

        @Doc("what becomes of a row whose value is another moment by each of several formats, or when clocks were"
                + " set back; fail where it is left out")
        Optional<Ambiguity> ambiguous,

        @Doc("what becomes of a row whose value is no moment of any format, or one that clocks skipped; fail where"
                + " it is left out")
        Optional<Otherwise> impossible,

        @Doc("the first of the hundred years that yy means") Optional<Count> firstYear)
        implements Transform {
    public ParseTimestamp {
        formats = List.copyOf(formats);
        long offsets = formats.stream().filter(f -> f.has(DatePart.OFFSET)).count();
        if (offsets != (zone.isPresent() ? 0 : formats.size())) {
            throw Problem.user(
                            "DATA-ZONE-MISSING",
                            "`timestamp` does not know which zone it reads, or knows it twice",
                            "a moment is a time of day in a zone; either each format has an offset (XXX), or none has"
                                    + " and `zone` says it",
                            "write for example `zone: Europe/Berlin`, or two `timestamp`s for two columns")
                    .asException();
        }
    }

    @Override
    public Derived of(Input input) {
        Ambiguity several = ambiguous.orElse(Ambiguity.FAIL);
        Otherwise none = impossible.orElse(Otherwise.FAIL);
        Derived read = new DateFormats(formats, firstYear).of(input, several, none);
        return zone.map(z -> new TimeZone(z, Optional.of(several), Optional.of(none)))
                .map(z -> z.of(input.with(read)).after(read))
                .orElseGet(() -> read.is("(" + read.expression() + ") AT TIME ZONE 'UTC'"));
    }

    @Override
    public Set<ValueKind> takes() {
        return Set.of(ValueKind.TEXT, ValueKind.NUMBER);
    }

    @Override
    public ValueKind gives(ValueKind taken) {
        return ValueKind.TIMESTAMPTZ;
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    ParseTimestamp.class,
                    "timestamp",
                    "Makes a moment of text: a time of day in a zone that you name, or with an offset of its own.",
                    TransformExample.of("text", "timestamp: {formats: dd.MM.yyyy HH:mm, zone: Europe/Berlin}")
                            .gives("01.07.2024 12:00", "2024-07-01 10:00:00+00")
                            .gives("01.01.2024 12:00", "2024-01-01 11:00:00+00")
                            .refuses("31.03.2024 02:30", "skipped-time")
                            .refuses("27.10.2024 02:30", "repeated-time")
                            .refuses("01.01.2024 24:00", "impossible-date"));
        }
    }
}
