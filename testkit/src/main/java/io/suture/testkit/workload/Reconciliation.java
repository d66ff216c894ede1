// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of comparing the writers' books with the tables.
 *
 * @param acknowledged writes of rows that the server acknowledged
 * @param unsure changes whose answer never came; each was found done whole or not at all, else it is among the wrong
 * @param lost rows that must be there, or must have been written, and are not
 * @param phantom rows that are there and must not be
 * @param wrong rows that hold something else than was written, changes done by half, seeds altered
 * @param examples up to {@value #EXAMPLES} of the rows concerned: table and id, never a content
 */
public record Reconciliation(
        long acknowledged, long unsure, long lost, long phantom, long wrong, List<String> examples) {
    private static final int EXAMPLES = 10;

    /** Whether everything acknowledged is there, and nothing else. */
    public boolean exact() {
        return lost + phantom + wrong == 0;
    }

    static Reconciliation of(List<Book> books, Contents contents) {
        Comparison comparison = new Comparison(contents);
        books.forEach(comparison::compare);
        return comparison.result();
    }

    /** Adds up while going through the books. */
    private static final class Comparison {
        private final Contents contents;
        private final Set<RowKey> known = new HashSet<>();
        private final List<String> examples = new ArrayList<>();
        private long acknowledged;
        private long unsure;
        private long lost;
        private long phantom;
        private long wrong;

        Comparison(Contents contents) {
            this.contents = contents;
            lost = contents.missingSeeds();
            wrong = contents.alteredSeeds();
        }

        void compare(Book book) {
            acknowledged += book.acknowledged();
            unsure += book.unsure().size();
            book.sure().forEach(this::compare);
            book.unsure().forEach(this::compare);
        }

        private void compare(RowKey row, Optional<String> expected) {
            known.add(row);
            Optional<String> found = found(row);
            if (expected.equals(found)) {
                return;
            }
            lost += expected.isPresent() && found.isEmpty() ? 1 : 0;
            phantom += expected.isEmpty() ? 1 : 0;
            wrong += expected.isPresent() && found.isPresent() ? 1 : 0;
            example(row);
        }

        private void compare(Book.Unsure change) {
            known.addAll(change.before().keySet());
            if (!holds(change.before()) && !holds(change.change().writes())) {
                wrong++;
                change.before().keySet().forEach(this::example);
            }
        }

        private boolean holds(Map<RowKey, Optional<String>> rows) {
            return rows.entrySet().stream().allMatch(e -> e.getValue().equals(found(e.getKey())));
        }

        private Optional<String> found(RowKey row) {
            return Optional.ofNullable(contents.touched().get(row));
        }

        private void example(RowKey row) {
            if (examples.size() < EXAMPLES) {
                examples.add(row.toString());
            }
        }

        Reconciliation result() {
            contents.touched().keySet().stream()
                    .filter(row -> !known.contains(row))
                    .forEach(row -> {
                        phantom++;
                        example(row);
                    });
            return new Reconciliation(acknowledged, unsure, lost, phantom, wrong, List.copyOf(examples));
        }
    }
}
