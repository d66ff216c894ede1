// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import java.util.List;

/** What to do when something goes wrong, and how to write it down (requirement D12). */
final class IncidentPage {
    private IncidentPage() {}

    static Page of() {
        Markdown page = new Markdown().heading(1, "Incidents");
        page.heading(2, "Levels");
        page.table(
                List.of("level", "what", "within", "what is done"),
                List.of(
                        List.of("P0", "data lost or corrupt, breach", "at once", "stop, roll back, restore"),
                        List.of("P1", "failed migration, or errors above 10 %", "15 min", "pause, then undo or go on"),
                        List.of(
                                "P2",
                                "half as fast as before, or slower",
                                "30 min",
                                "throttle, look at locks and plans"),
                        List.of("P3", "errors below 5 %", "2 h", "look, and decide")));
        page.heading(2, "The first half hour");
        page.table(
                List.of("minutes", "do", "with"),
                List.of(
                        List.of(
                                "0–5",
                                "stop the harm, find out where it stands",
                                commands("pause", "status", "doctor")),
                        List.of(
                                "5–15",
                                "decide: go on, or stop the run and take it back",
                                commands("undo --dry-run ID")),
                        List.of(
                                "15–30",
                                "go on, or back; prove it, say it",
                                commands("resume") + " or " + commands("undo ID", "verify"))));
        contacts(page);
        alerts(page);
        record(page);
        postMortem(page);
        return Page.of("incident.md", page);
    }

    private static String commands(String first, String... more) {
        StringBuilder all = new StringBuilder(Markdown.code("suture " + first));
        for (String next : more) {
            all.append(", ").append(Markdown.code("suture " + next));
        }
        return all.toString();
    }

    private static void contacts(Markdown page) {
        page.heading(2, "Who is called");
        page.table(
                List.of("role", "from level", "name", "phone", "in their absence"),
                List.of(
                        List.of("incident lead", "P3", "", "", ""),
                        List.of("DBA", "P2", "", "", ""),
                        List.of("owner of the application", "P2", "", "", ""),
                        List.of("security", "P1", "", "", ""),
                        List.of("compliance officer, where PHI is concerned", "P1", "", "", ""),
                        List.of("management", "P0", "", "", "")));
    }

    private static void alerts(Markdown page) {
        page.heading(2, "What to do when an alert comes");
        page.table(
                List.of("alert", "look at", "do"),
                List.of(
                        alert(
                                "a migration has failed",
                                commands("status"),
                                "mend it and " + commands("migrate") + ", which goes on where it was; or "
                                        + commands("undo ID")),
                        alert(
                                "others wait for locks, or a stall was long",
                                commands("status", "doctor"),
                                commands("throttle 20%") + ", " + commands("pause")
                                        + "; end the session that is in the way"),
                        alert(
                                "errors of the application rise",
                                commands("status"),
                                commands("pause") + "; above 5 % within 5 minutes: " + commands("undo ID")),
                        alert(
                                "a replica lags, or a slot keeps log",
                                commands("doctor"),
                                commands("throttle 20%") + "; limits under " + Markdown.code("throttle")
                                        + " in suture.yaml"),
                        alert(
                                "a run takes longer than expected",
                                commands("status"),
                                "let it go on, or " + commands("pause")),
                        alert(
                                "verification or the ledger does not hold",
                                commands("verify", "ledger verify"),
                                "stop; this is P0 until somebody has shown that no data is concerned"),
                        alert(
                                "a step whose end nobody knows",
                                commands("status"),
                                "look at the database, then " + commands("resolve ID --done|--not-done --reason …"))));
    }

    private static List<String> alert(String what, String look, String then) {
        return List.of(what, look, then);
    }

    private static void record(Markdown page) {
        page.heading(2, "Record of an incident");
        page.table(
                List.of("", ""),
                blank(
                        "level",
                        "began, ended (server's clock)",
                        "migration and run",
                        "type: schema, data, performance, security",
                        "what was seen",
                        "whom it concerned",
                        "PHI concerned",
                        "resolution",
                        "rolled back",
                        "incident lead",
                        "DBA",
                        "compliance officer",
                        "entries of the ledger"));
    }

    private static List<List<String>> blank(String... names) {
        return List.of(names).stream().map(name -> List.of(name, "")).toList();
    }

    private static void postMortem(Markdown page) {
        page.heading(2, "Post-mortem");
        page.bullets(List.of(
                "Summary: what happened, in three sentences",
                "Impact: who, how long, which data",
                "Time line: from the ledger, " + Markdown.code("suture ledger show"),
                "Cause: and what let it through rehearsal and approval",
                "What went well, what did not",
                "What is to be done: by whom, until when"));
    }
}
