// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import java.util.List;

/** What others changed without Suture, for people. */
final class Others {
    private Others() {}

    /**
     * @param suspects what speaks for whom
     * @param record what becomes of it
     */
    static void print(List<String> differences, List<String> suspects, String record, Page page) {
        if (!differences.isEmpty()) {
            page.line(page.in(Style.WARNING, "changed by others") + " since the last run; " + record + ":");
            differences.forEach(difference -> page.line("  " + difference));
            suspects.forEach(suspect -> page.line("  perhaps: " + suspect));
        }
    }
}
