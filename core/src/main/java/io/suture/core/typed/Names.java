// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;

/** Names as a parse tree has them. */
public final class Names {
    private Names() {}

    /** @param rangeVar a {@code RangeVar} */
    public static QualifiedName of(Node rangeVar) {
        RelationName name = RelationName.of(rangeVar);
        return new QualifiedName(name.schema(), name.name());
    }

    public static List<Identifier> list(List<String> names) {
        return names.stream().map(Identifier::of).toList();
    }

    /** @param roles {@code RoleSpec} nodes; PUBLIC is a name like any other, and one that means everybody by default is left out */
    public static List<Identifier> roles(List<Node> roles) {
        return roles.stream()
                .map(r -> r.text("roletype").equals("ROLESPEC_PUBLIC") ? "public" : r.text("rolename"))
                .map(Identifier::of)
                .toList();
    }

    /** @param list a {@code List} of {@code String} nodes */
    public static QualifiedName ofList(Node list) {
        return QualifiedName.of(list.strings("items"));
    }
}
