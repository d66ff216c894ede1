// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.suture.cli.output.Page;
import io.suture.cli.output.View;
import io.suture.engine.run.Released;
import io.suture.engine.status.Quarantined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many rows are set aside, and never what they hold: {@code data quarantine}.
 *
 * @param id the migration that was asked for; null where all were
 * @param data where it stands; null where all were asked for
 * @param quarantined by table and rule
 * @param released what went where it belongs, or would go; only where that was asked
 * @param only whether it would
 */
public record QuarantineView(
        @Nullable String id,

        @JsonUnwrapped @JsonIgnoreProperties({"id", "quarantined"}) @Nullable
        DataView data,

        List<Group> quarantined,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Release> released,
        @JsonIgnore boolean only)
        implements View {

    /**
     * Rows of one reason.
     *
     * @param table that did not take them, or from which they were taken out
     * @param quarantine the table they lie in
     * @param since ISO 8601
     * @param until when they go for good, ISO 8601; null where they stay, or where the migration is not completed
     */
    public record Group(
            String migration,
            String table,
            String quarantine,
            String rule,
            long rows,
            String since,
            @Nullable String until) {
        private static Group of(Quarantined rows) {
            return new Group(
                    rows.migration().value(),
                    rows.table().display(),
                    rows.quarantine().display(),
                    rows.rule(),
                    rows.rows(),
                    rows.since().toString(),
                    rows.until().orElse(null));
        }
    }

    /**
     * Of one table that rows lie in.
     *
     * @param there rows whose key is there already
     * @param left rows that still break a rule
     * @param since rows that were written since it began, or since it was approved
     */
    public record Release(String quarantine, String into, long rows, long there, long left, long since) {
        private static Release of(Released done) {
            return new Release(
                    done.quarantine().display(),
                    done.into().display(),
                    done.rows(),
                    done.there(),
                    done.left(),
                    done.since());
        }

        private String words(boolean only) {
            return rows + (only ? " would go" : " went") + " from " + quarantine + " into " + into
                    + (there == 0 ? "" : ", " + there + " stay since their key is there already")
                    + (left == 0 ? "" : ", " + left + " stay since they still break a rule, or differ among themselves")
                    + (since == 0
                            ? ""
                            : ", " + since
                                    + " were written since it began or was approved, and are for another release");
        }
    }

    /** The same, with what was released, or would be. */
    public QuarantineView released(List<Released> all, boolean wouldBe) {
        return new QuarantineView(
                id, data, quarantined, all.stream().map(Release::of).toList(), wouldBe);
    }

    /** Of every migration. */
    public static QuarantineView of(List<Quarantined> all) {
        return new QuarantineView(null, null, all.stream().map(Group::of).toList(), List.of(), false);
    }

    /** Of that one. */
    public static QuarantineView of(DataView migration, List<Quarantined> all) {
        List<Group> its = all.stream()
                .map(Group::of)
                .filter(g -> g.migration().equals(migration.id()))
                .toList();
        return new QuarantineView(migration.id(), migration, its, List.of(), false);
    }

    @Override
    public void print(Page page) {
        released.forEach(r -> page.line(r.words(only)));
        if (quarantined.isEmpty()) {
            page.line("nothing is set aside" + (id == null ? "" : " by " + id));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ROWS", "RULE", "SINCE", "THEY LIE IN", "MIGRATION"));
        quarantined.stream()
                .map(g -> List.of(
                        Long.toString(g.rows()), g.rule(), Moments.toSecond(g.since()), g.quarantine(), g.migration()))
                .forEach(rows::add);
        page.table(rows);
        quarantined.stream()
                .filter(g -> g.until() != null)
                .map(g -> g.quarantine() + " stays until " + Moments.toSecond(g.until()))
                .distinct()
                .forEach(page::line);
    }

    /** 1 where a release was stopped: something is still to be done. */
    @Override
    public int exitCode() {
        return data == null ? 0 : data.exitCode();
    }
}
