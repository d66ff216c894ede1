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
