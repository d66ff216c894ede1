// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.problem.Blame;
import io.suture.core.problem.SutureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogJsonTest {
    private final Catalog catalog = CatalogTest.catalog(CatalogTest.users(), CatalogTest.orders());

    @Test
    void what_is_written_can_be_read() {
        String json = CatalogJson.write(catalog);

        assertThat(CatalogJson.read(json)).isEqualTo(catalog);
        assertThat(CatalogJson.write(CatalogJson.read(json))).isEqualTo(json).endsWith("}\n");
    }

    @Test
    void the_order_things_were_read_in_does_not_show() {
        Catalog otherwise = CatalogTest.catalog(CatalogTest.orders(), CatalogTest.users());

        assertThat(CatalogJson.write(otherwise)).isEqualTo(CatalogJson.write(catalog));
    }

    @Test
    void sizes_are_left_out() {
        assertThat(CatalogJson.write(catalog)).doesNotContain("bytes").doesNotContain("fileNode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"format\": 1}",
                "{\"format\": 1, \"server\": {\"versionNumber\": 150000}}",
                "{\"format\": 1, \"server\": {\"versionNumber\": 150000}, \"contents\": {}}",
                "{\"format\": 1, \"server\": {\"versionNumber\": 15}, \"contents\": {}}",
                "CREATE TABLE users (id bigint);",
            })
    void what_is_no_snapshot_is_refused(String text) {
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> CatalogJson.read(text))
                .satisfies(e -> assertThat(e.problems()).singleElement().satisfies(p -> {
                    assertThat(p.code()).isEqualTo("CATALOG-SNAPSHOT-BROKEN");
                    assertThat(p.blame()).isEqualTo(Blame.USER);
                }));
    }

    @Test
    void a_snapshot_of_a_newer_version_is_refused_as_such() {
        String newer = CatalogJson.write(catalog).replace("\"format\" : 1", "\"format\" : 2");

        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> CatalogJson.read(newer))
                .withMessageContaining("CATALOG-SNAPSHOT-NEWER");
    }

    @Test
    void what_a_later_version_adds_is_passed_over() {
        String more = CatalogJson.write(catalog).replace("\"format\" : 1", "\"format\" : 1, \"more\" : [ 1 ]");

        assertThat(CatalogJson.read(more)).isEqualTo(catalog);
    }
}
