// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;

/** {@code DROP} of anything the outlook knows. */
final class DropEffect {
    private DropEffect() {}

    static void apply(Outlook outlook, Node tree) {
        for (Node object : tree.list("objects")) {
            switch (tree.text("removeType")) {
                case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_SEQUENCE", "OBJECT_FOREIGN_TABLE" ->
                    outlook.find(RelationName.of(object.strings("items")))
                            .ifPresent(name -> Removal.relation(outlook, name));
                case "OBJECT_INDEX" ->
                    outlook.find(RelationName.of(object.strings("items")))
                            .ifPresent(name -> Removal.index(outlook, name));
                case "OBJECT_STATISTIC_EXT" -> StatisticsEffect.drop(outlook, RelationName.of(object.strings("items")));
                case "OBJECT_SCHEMA" -> schema(outlook, Identifier.of(object.text("sval")));
                case "OBJECT_TYPE", "OBJECT_DOMAIN" -> type(outlook, RelationName.of(object.strings("names")));
                default -> {}
            }
        }
    }

    private static void schema(Outlook outlook, Identifier schema) {
        List<TableName> all =
                outlook.relationsIn(schema).stream().map(r -> r.name()).toList();
        all.forEach(name -> Removal.relation(outlook, name));
        StatisticsEffect.dropSchema(outlook, schema);
    }

    private static void type(Outlook outlook, RelationName name) {
        outlook.find(name).ifPresent(composite -> Removal.relation(outlook, composite));
        outlook.type(name.schema(), name.name()).ifPresent(t -> outlook.dropType(t.name()));
    }
}
