// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.typed.Doc;
import java.util.List;
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
        return input.with(withoutZone(input))
                .once(shown -> shown.with(near(shown))
                        .once(near -> near.each(
                                List.of(shown + " - " + offset(near, "-"), shown + " - " + offset(near, "+")),
                                moments -> either(shown, moments.get(0), moments.get(1)))));
    }

    /**
     * The same; the server refuses it where it is a moment already. {@code AT TIME ZONE} would take that, too, and mean the opposite: other
     * moments would be written, by the time zone of the session. No cast that is implied leads from there to what this function takes.
     */
    private static String withoutZone(Input shown) {
        return "pg_catalog.timestamp_pl_interval(" + shown + ", '0')";
    }

    /** About when, in UTC. */
    private String near(Input shown) {
        return "CASE WHEN " + shown + " " + RANGE + " THEN (" + shown + " AT TIME ZONE " + zone.sql()
                + ") AT TIME ZONE 'UTC' END";
    }

    /** How far the zone's clocks were from UTC a day before or after. */
    private String offset(Input near, String sign) {
        String then = "(" + near + " " + sign + " interval '24 hours')";
        return "(" + local(then) + " - " + then + ")";
    }

    /** One of two moments that it can be, in UTC. */
    private Derived either(Input shown, Input first, Input second) {
        return first.each(
                List.of(local(first.expression()) + " = " + shown, local(second.expression()) + " = " + shown),
                fits -> chosen(shown, first, second, fits.get(0), fits.get(1)));
    }

    private Derived chosen(Input shown, Input first, Input second, Input firstFits, Input secondFits) {
        Ambiguity repeated = ambiguous.orElse(Ambiguity.FAIL);
        String both = firstFits + " AND " + secondFits + " AND " + first + " <> " + second;
        String value = (repeated == Ambiguity.FIRST ? "" : "WHEN " + both + " THEN NULL ") + "WHEN " + firstFits
                + " THEN " + first + " WHEN " + secondFits + " THEN " + second;
        return Derived.of("(CASE " + value + " END) AT TIME ZONE 'UTC'")
                .with(shown.objection("repeated-time", both, repeated.action(), "was shown twice by clocks of " + zone))
                .with(shown.objection(
                        "skipped-time",
                        shown + " IS NOT NULL AND (" + first + " IS NULL OR NOT (" + firstFits + " OR " + secondFits
                                + "))",
                        impossible.orElse(Otherwise.FAIL).action(),
                        "was never shown by clocks of " + zone));
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
