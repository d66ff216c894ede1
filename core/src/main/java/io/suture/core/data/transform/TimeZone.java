// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.typed.Doc;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code timestamptz} of a {@code timestamp}. The offset before and the one after are both tried, as {@link
 * java.time.zone.ZoneRules#getValidOffsets} does: a time that exists has one that fits, a repeated one two, a skipped one none.
 */
public record TimeZone(
        @Doc("the zone whose clocks showed it") Zone zone,

        @Doc("what becomes of a row whose time was shown twice, when clocks were set back; fail where it is left out")
        Optional<Ambiguity> ambiguous,

        @Doc("what becomes of a row whose time clocks skipped; fail where it is left out")
        Optional<Otherwise> impossible)
        implements Transform {
    /** A moment with its offset before and after is computed for these years; others are refused. */
    private static final String RANGE = "BETWEEN '0001-01-02' AND '9999-12-30'";

    @Override
    public Derived of(Input input) {
        Ambiguity repeated = ambiguous.orElse(Ambiguity.FAIL);
        String both = shows("a") + " AND " + shows("b") + " AND z.a <> z.b";
        String value = (repeated == Ambiguity.FIRST ? "" : "WHEN " + both + " THEN NULL ") + "WHEN " + shows("a")
                + " THEN z.a WHEN " + shows("b") + " THEN z.b";
        return Derived.of(ask(input, "(CASE " + value + " END) AT TIME ZONE 'UTC'"))
                .with(input.objection(
                        "repeated-time", ask(input, both), repeated.action(), "was shown twice by clocks of " + zone))
                .with(input.objection(
                        "skipped-time",
                        ask(
                                input,
                                "z.v IS NOT NULL AND (z.a IS NULL OR NOT (" + shows("a") + " OR " + shows("b") + "))"),
                        impossible.orElse(Otherwise.FAIL).action(),
                        "was never shown by clocks of " + zone));
    }

    /** Asks {@code z.v}, and the two moments it can be, in UTC. */
    private String ask(Input input, String question) {
        String moment = "(i.v AT TIME ZONE " + zone.sql() + ") AT TIME ZONE 'UTC'";
        String near = "SELECT i.v, CASE WHEN i.v " + RANGE + " THEN " + moment + " END AS u FROM (SELECT "
                + input.expression() + " AS v OFFSET 0) AS i OFFSET 0";
        return "(SELECT " + question + " FROM (SELECT u.v, u.v - " + offset("-") + " AS a, u.v - " + offset("+")
                + " AS b FROM (" + near + ") AS u OFFSET 0) AS z)";
    }

    /** How far the zone's clocks were from UTC a day before or after. */
    private String offset(String sign) {
        String then = "(u.u " + sign + " interval '24 hours')";
        return "(" + local(then) + " - " + then + ")";
    }

    private String shows(String moment) {
        return local("z." + moment) + " = z.v";
    }

    private String local(String utc) {
        return "((" + utc + " AT TIME ZONE 'UTC') AT TIME ZONE " + zone.sql() + ")";
    }

    @Override
    public Set<ValueKind> takes() {
        return Set.of(ValueKind.TIMESTAMP);
    }

    @Override
    public ValueKind gives(ValueKind taken) {
        return ValueKind.TIMESTAMPTZ;
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    TimeZone.class,
                    "time_zone",
                    "Makes a moment of a timestamp without a time zone, which clocks of a zone once showed. When"
                            + " clocks are set back they show an hour twice, and when they are set forward they skip one.",
                    TransformExample.of("timestamp", "time_zone: {zone: America/New_York, ambiguous: first}")
                            .gives("2024-07-01 12:00:00", "2024-07-01 16:00:00+00")
                            .counts("2024-11-03 01:30:00", "2024-11-03 05:30:00+00", "repeated-time")
                            .refuses("2024-03-10 02:30:00", "skipped-time"));
        }
    }
}
