// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.CatalogJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CatalogReaderTest {
    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void a_catalog_kept_as_a_file_is_the_same_catalog(int major) {
        Catalog catalog = Clinic.on(major).catalog();

        String file = CatalogJson.write(catalog);
        Catalog kept = CatalogJson.read(file);

        assertThat(kept.diff(catalog)).isEmpty();
        assertThat(kept.fingerprint()).isEqualTo(catalog.fingerprint());
        assertThat(CatalogJson.write(kept)).isEqualTo(file);
    }
}
