// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.docs.Checklist;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done around a migration: {@code checklist}.
 *
 * @param open how many are not done
 */
public record ChecklistView(String migration, int open, List<ItemRow> items) implements View {

    /**
     * @param day {@code T-7} … {@code T-0}, {@code day 1}, {@code week 1}, {@code month 1}
     * @param proof by whom and when, or by what; null where it is not done
     */
    public record ItemRow(
            String day,
            String key,
            String words,
            String who,
            boolean done,
            @Nullable String proof) {
        private static ItemRow of(Checklist.Item item) {
            return new ItemRow(
                    item.day().display(),
                    item.key(),
                    item.words(),
                    item.who(),
                    item.done().isPresent(),
                    item.done().orElse(null));
        }
    }

    public static ChecklistView of(Checklist list) {
        List<ItemRow> rows = list.items().stream().map(ItemRow::of).toList();
        int open = (int) rows.stream().filter(row -> !row.done()).count();
        return new ChecklistView(list.migration().value(), open, rows);
    }

    @Override
    public void print(Page page) {
        List<List<String>> rows = new ArrayList<>();
        for (ItemRow row : items) {
            String state = row.done() ? page.in(Style.GOOD, "done") : "open";
            rows.add(List.of(row.day(), state, row.key(), row.who(), row.proof() == null ? row.words() : row.proof()));
        }
        page.table(rows);
        page.line();
        page.line(open + " open");
    }
}
