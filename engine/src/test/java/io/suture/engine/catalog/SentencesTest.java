// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Difference;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds what {@code sentences.sql} says against a server of each major. */
class SentencesTest {
    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void every_change_is_said_in_exactly_these_words(int major) throws SQLException {
        Clinic clinic = Clinic.on(major);
        List<Change> expected = Change.all("sentences.sql", major);
        List<Change> said = new ArrayList<>();
        try (Connection author = clinic.connect();
                Statement statement = author.createStatement();
                Connection reader = clinic.connectReader()) {
            Catalog before = CatalogReader.read(reader, CatalogScope.everything());
            for (Change change : expected) {
                statement.execute(change.sql());
                Catalog now = CatalogReader.read(reader, CatalogScope.everything());
                said.add(change.saying(sentences(now, before)));
                before = now;
            }
        }
        assertThat(text(said)).isEqualTo(text(expected));
    }

    private static String text(List<Change> changes) {
        return changes.stream().map(Change::toString).collect(Collectors.joining("\n"));
    }

    /** Where the fingerprint says something else than the differences, that is said too. */
    private static List<String> sentences(Catalog now, Catalog before) {
        List<String> sentences = now.diff(before).stream().map(Difference::text).toList();
        boolean sameFingerprint = now.fingerprint().equals(before.fingerprint());
        if (sentences.isEmpty() != sameFingerprint) {
            return List.of("the fingerprint disagrees with: " + sentences);
        }
        return sentences.isEmpty() ? List.of(Change.NOTHING) : sentences;
    }
}
