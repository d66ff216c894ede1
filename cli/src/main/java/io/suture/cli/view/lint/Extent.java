// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view.lint;

import io.suture.core.lint.Finding;

/** Where a finding's statement begins and ends in its file; lines and columns count from 1, the end is the character after it. */
record Extent(int line, int column, int endLine, int endColumn) {
    static Extent of(Finding finding) {
        String text = finding.about().text();
        int lines = (int) text.chars().filter(c -> c == '\n').count();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        int width = last.codePointCount(0, last.length());
        int line = finding.at().line();
        int column = finding.at().column();
        return new Extent(line, column, line + lines, lines == 0 ? column + width : width + 1);
    }
}
