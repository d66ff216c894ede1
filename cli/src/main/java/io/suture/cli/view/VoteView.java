// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.approval.RoleState;
import io.suture.core.approval.Standing;
import io.suture.engine.run.VoteReport;
import java.util.List;

/**
 * A vote, and where what it is about stands with it: {@code approve}, {@code reject}.
 *
 * @param deed what may be done: migrate, complete, purge, release, undo, review
 * @param by session user, as the server proved it
 * @param verdict approved or rejected
 * @param remaining roles that have not approved it, or reject it
 */
public record VoteView(
        String migration,
        String deed,
        String fingerprint,
        String role,
        String by,
        String verdict,
        List<String> remaining,
        List<ApprovalRow> approvals)
        implements View {

    /** Where one role stands. */
    public record ApprovalRow(String role, String state, String words) {
        static List<ApprovalRow> of(Standing standing) {
            return standing.roles().stream()
                    .map(r -> new ApprovalRow(r.role().display(), r.state().display(), r.words()))
                    .toList();
        }
    }

    public static VoteView of(VoteReport report) {
        Standing standing = report.standing();
        return new VoteView(
                report.wish().id().value(),
                standing.request().deed().display(),
                standing.request().seal().fingerprint(),
                report.wish().role().display(),
                report.by(),
                report.wish().approves() ? "approved" : "rejected",
                standing.remaining().stream()
                        .map(RoleState::role)
                        .map(role -> role.display())
                        .toList(),
                ApprovalRow.of(standing));
    }

    @Override
    public void print(Page page) {
        Style style = verdict.equals("approved") ? Style.GOOD : Style.BAD;
        page.line(page.in(style, verdict) + "  " + migration + " (" + deed + ") by " + by + " as " + role + ", plan "
                + fingerprint);
        page.table(approvals.stream()
                .map(row -> List.of("  " + row.role(), row.state(), row.words()))
                .toList());
        page.line(remaining.isEmpty() ? "nothing is missing" : "missing: " + String.join(", ", remaining));
    }
}
