// SPDX-License-Identifier: Apache-2.0
package io.suture.core.approval;

import io.suture.core.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Those who may approve (requirement D1). Whoever is a member of the role of the server holds it: {@code GRANT suture_dba TO alice}. */
public enum Role {
    DBA("DBA", "suture_dba", List.of("database admin", "database administrator")),
    TECH_LEAD("Tech Lead", "suture_tech_lead", List.of()),
    CTO("CTO", "suture_cto", List.of()),
    EXECUTIVE("Executive", "suture_executive", List.of());

    private final String display;
    private final String databaseRole;
    private final List<String> alsoCalled;

    Role(String display, String databaseRole, List<String> alsoCalled) {
        this.display = display;
        this.databaseRole = databaseRole;
        this.alsoCalled = alsoCalled;
    }

    /** As in JSON and for people. */
    public String display() {
        return display;
    }

    /** The role of the server whose members hold it. */
    public String databaseRole() {
        return databaseRole;
    }

    /**
     * However it is written: {@code tech-lead}, {@code Tech Lead}.
     *
     * @throws io.suture.core.problem.SutureException {@code APPROVAL-ROLE}
     */
    public static Role of(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        return Stream.of(values())
                .filter(role -> role.display.toLowerCase(Locale.ROOT).equals(words) || role.alsoCalled.contains(words))
                .findFirst()
                .orElseThrow(() -> Problem.user(
                                "APPROVAL-ROLE",
                                "\"" + text + "\" is not a role that approves",
                                "the roles are "
                                        + Stream.of(values()).map(Role::display).collect(Collectors.joining(", ")),
                                "write one of them after --as")
                        .asException());
    }

    @Override
    public String toString() {
        return display;
    }
}
