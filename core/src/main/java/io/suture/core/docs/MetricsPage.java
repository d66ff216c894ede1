// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import java.util.List;

/** Success as the ledger has it, beside what is wanted (requirement E8). */
final class MetricsPage {
    private MetricsPage() {}

    static Page of(List<Chapter> chapters, List<Happening> happened) {
        Markdown page = new Markdown()
                .heading(1, "Metrics")
                .paragraph(
                        "Counted from every entry of the ledger. What was never measured is neither met nor missed. A"
                                + " run is without downtime where the canary, a reader and a writer beside it, never"
                                + " waited for a second.");
        page.table(
                List.of("of", "wanted", "is", "from", ""),
                Metric.of(chapters, happened).stream().map(MetricsPage::row).toList());
        return Page.of("metrics.md", page);
    }

    private static List<String> row(Metric metric) {
        return List.of(
                metric.name(),
                metric.wanted(),
                metric.figure(),
                metric.what() + ": " + metric.of(),
                metric.of() == 0 ? "not measured" : metric.met() ? "met" : "missed");
    }
}
