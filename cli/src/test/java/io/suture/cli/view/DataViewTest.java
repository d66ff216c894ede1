// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.ledger.LedgerEntry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told of rows is of the attempt that is meant. */
class DataViewTest {
    private static final String BEGUN = "{\"kind\":\"migration-begun\"}";
    private static final String COMPARED = "{\"kind\":\"rows-preserved\",\"targets\":[{\"rows\":\"%d\"}]}";

    @Test
    void the_newest_comparison_counts_and_none_from_before_it_was_begun_again() {
        assertThat(proof(BEGUN, COMPARED.formatted(1), COMPARED.formatted(2))).contains("\"rows\":\"2\"");
        assertThat(proof(BEGUN, COMPARED.formatted(1), BEGUN)).isEqualTo("none");
    }

    private static String proof(String... bodies) {
        List<LedgerEntry> entries = IntStream.range(0, bodies.length)
                .mapToObj(i -> new LedgerEntry(i + 1, "2026-11-22T10:00:00.000000Z", "", "{}", bodies[i], ""))
                .toList();
        return DataView.proof(entries).map(Object::toString).orElse("none");
    }
}
