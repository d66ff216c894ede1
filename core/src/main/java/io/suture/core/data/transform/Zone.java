// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import io.suture.core.problem.Problem;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.typed.OneText;
import java.time.ZoneId;

/**
 * A time zone with its history, as the IANA names it.
 *
 * @param name for example {@code Europe/Berlin}
 */
@OneText("a time zone such as Europe/Berlin")
public record Zone(String name) {
    /** @throws io.suture.core.problem.SutureException {@code DATA-ZONE}: an abbreviation means an offset, in PostgreSQL another than elsewhere */
    public Zone {
        if (!name.equals("UTC")
                && !(name.contains("/") && ZoneId.getAvailableZoneIds().contains(name))) {
            throw Problem.user(
                            "DATA-ZONE",
                            "`" + name + "` is not a time zone",
                            "abbreviations and offsets do not say when clocks change, and mean other things elsewhere",
                            "write a name of the IANA's such as Europe/Berlin, or UTC")
                    .asException();
        }
    }

    String sql() {
        return SqlLiteral.quote(name);
    }

    public static Zone parse(String text) {
        return new Zone(text);
    }

    @Override
    public String toString() {
        return name;
    }
}
