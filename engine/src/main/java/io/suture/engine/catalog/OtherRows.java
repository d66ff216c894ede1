// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.DefaultPrivileges;
import io.suture.core.catalog.Dependency;
import io.suture.core.catalog.Extension;
import io.suture.core.catalog.OtherObject;
import io.suture.core.sql.Identifier;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What needs no putting together: extensions, default privileges, dependencies, and what nobody reasons about. */
final class OtherRows {
    private OtherRows() {}

    static List<Extension> extensions(CatalogQuery query) {
        return query.list(
                "extensions",
                row -> new Extension(
                        row.name("name"), row.text("version"), row.name("schema"), row.optional("comment")));
    }

    static List<DefaultPrivileges> defaultPrivileges(CatalogQuery query) {
        return query.list(
                "default-privileges",
                row -> new DefaultPrivileges(
                        row.text("creator"),
                        row.optional("schema").map(Identifier::of),
                        row.text("objects"),
                        AccessList.privileges(row, row.text("creator"))));
    }

    static List<Dependency> dependencies(CatalogQuery query) {
        return query.list(
                "dependencies",
                row -> new Dependency(
                        Dependency.Kind.valueOf(row.text("kind")),
                        row.name("dependant_schema", "dependant"),
                        row.optional("detail"),
                        row.name("schema", "name"),
                        row.optional("column").map(Identifier::of)));
    }

    static List<OtherObject> others(CatalogQuery query) {
        return query.list("others", OtherRows::other);
    }

    private static OtherObject other(Row row) throws SQLException {
        return new OtherObject(
                row.text("kind"),
                row.optional("schema").map(Identifier::of),
                row.text("name"),
                row.text("definition"),
                row.isNull("owner") ? Optional.empty() : Optional.of(AccessList.ownership(row)),
                row.optional("comment"));
    }
}
