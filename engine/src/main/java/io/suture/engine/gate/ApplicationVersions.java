// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.check.Check;
import io.suture.core.migration.ApplicationNeed;
import io.suture.core.migration.ApplicationVersion;
import io.suture.engine.connect.Clients;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** No application is connected whose version needs the old shape, as the author says ({@code needs-old}) and the clients ({@code application_name}). */
final class ApplicationVersions implements GateCheck {
    private static final String ID = "application-versions";

    @Override
    public List<Check> ask(Closing closing) throws SQLException {
        List<ApplicationNeed> needs = closing.needsOld();
        return needs.isEmpty()
                ? List.of()
                : List.of(verdict(needs, Clients.of(closing.session().connection())));
    }

    private static Check verdict(List<ApplicationNeed> needs, List<Clients> clients) {
        String ranges = needs.stream().map(ApplicationNeed::toString).collect(Collectors.joining(", "));
        String old = words(clients, c -> needs.stream().anyMatch(n -> n.isOf(c)));
        if (!old.isEmpty()) {
            return Check.fail(
                    ID,
                    "needs the old shape (" + ranges + "): " + old,
                    "bring these applications to their new version");
        }
        String silent =
                words(clients, c -> c.version().isEmpty() && needs.stream().anyMatch(n -> n.concerns(c)));
        String seen = words(clients, c -> c.version().isPresent());
        return silent.isEmpty()
                ? Check.pass(
                        ID, "no application of " + ranges + " is connected" + (seen.isEmpty() ? "" : "; seen: " + seen))
                : Check.unknown(
                        ID,
                        "says no version: " + silent,
                        "set application_name to NAME/VERSION in these clients, or name the applications in `needs-old`");
    }

    private static String words(List<Clients> clients, Predicate<ApplicationVersion> which) {
        return clients.stream()
                .filter(c -> which.test(c.application()))
                .map(Clients::words)
                .collect(Collectors.joining(", "));
    }
}
