// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Identifier PUBLIC = Identifier.of("public");
    private static final Identifier APP = Identifier.of("app");
    private static final Identifier ID = Identifier.of("id");
    private static final TableName USERS = TableName.inPublic("users");
    private static final TableName ORDERS = TableName.of("app", "orders");
    private static final TableName EMAIL_INDEX = TableName.inPublic("users_email_idx");

    private final Catalog catalog = catalog(users(), orders());

    @Test
    void an_unqualified_name_means_the_first_schema_that_has_it() {
        Catalog both = catalog.with(table(TableName.of("app", "users")));

        assertThat(both.resolve(Identifier.of("users"), List.of(APP, PUBLIC))).contains(TableName.of("app", "users"));
        assertThat(both.resolve(Identifier.of("users"), List.of(PUBLIC, APP))).contains(USERS);
        assertThat(both.resolve(Identifier.of("users"), List.of())).isEmpty();
        assertThat(both.resolve(Identifier.of("nobody"), List.of(PUBLIC, APP))).isEmpty();
    }

    @Test
    void indexes_share_the_name_space_of_tables() {
        assertThat(catalog.existsRelation(EMAIL_INDEX)).isTrue();
        assertThat(catalog.relation(EMAIL_INDEX)).isEmpty();
        assertThat(catalog.index(EMAIL_INDEX).map(Index::table)).contains(USERS);
        assertThat(catalog.resolve(Identifier.of("users_email_idx"), List.of(PUBLIC)))
                .contains(EMAIL_INDEX);
        assertThat(catalog.relationNames(PUBLIC))
                .containsExactlyInAnyOrder(Identifier.of("users"), Identifier.of("users_email_idx"));
    }

    @Test
    void parts_are_found_by_table_and_name() {
        assertThat(catalog.column(USERS, ID)).map(Column::type).contains("bigint");
        assertThat(catalog.column(ORDERS, Identifier.of("nothing"))).isEmpty();
        assertThat(catalog.constraint(ORDERS, Identifier.of("orders_user_fkey")))
                .isPresent();
        assertThat(catalog.indexes(USERS)).hasSize(1);
        assertThat(catalog.indexes(TableName.inPublic("nobody"))).isEmpty();
        assertThat(catalog.constraintNames(APP)).containsExactly(Identifier.of("orders_user_fkey"));
        assertThat(catalog.isPartitioned(USERS)).isFalse();
    }

    @Test
    void a_foreign_key_is_found_from_what_it_points_to() {
        assertThat(catalog.incomingForeignKeys(USERS))
                .extracting(ForeignKey::table)
                .containsExactly(ORDERS);
        assertThat(catalog.incomingForeignKeys(ORDERS)).isEmpty();
    }

    @Test
    void dependants_are_followed_through_views() {
        TableName first = TableName.inPublic("first");
        TableName second = TableName.inPublic("second");
        Dependency onColumn = new Dependency(Dependency.Kind.VIEW, first, Optional.empty(), USERS, Optional.of(ID));
        Dependency onView = new Dependency(Dependency.Kind.VIEW, second, Optional.empty(), first, Optional.of(ID));
        Catalog viewed = catalog.withContents(catalog.contents().withDependencies(List.of(onView, onColumn)));

        assertThat(viewed.dependants(USERS)).containsExactly(onColumn);
        assertThat(viewed.dependants(USERS, ID)).containsExactly(onColumn);
        assertThat(viewed.dependants(USERS, Identifier.of("email"))).isEmpty();
        assertThat(viewed.allDependants(USERS)).containsExactly(onColumn, onView);
        assertThat(onColumn.words()).isEqualTo("view first");
    }

    @Test
    void a_relation_put_in_or_taken_out_leaves_the_other_catalog_as_it_was() {
        Catalog without = catalog.without(ORDERS);

        assertThat(without.relation(ORDERS)).isEmpty();
        assertThat(without.incomingForeignKeys(USERS)).isEmpty();
        assertThat(catalog.relation(ORDERS)).isPresent();
        assertThat(without.with(orders())).isEqualTo(catalog);
    }

    @Test
    void neither_sizes_nor_the_servers_version_make_a_catalog_another_one() {
        Sizes.Size large = new Sizes.Size(1, OptionalLong.of(2), 3, 4, Optional.empty());
        Catalog sized = Catalog.of(new Server(180_000), catalog.contents(), new Sizes(Map.of(USERS, large)));

        assertThat(sized).isEqualTo(catalog).hasSameHashCodeAs(catalog);
        assertThat(sized.fingerprint()).isEqualTo(catalog.fingerprint());
        assertThat(sized.sizes().of(USERS)).contains(large);
        assertThat(sized.server().major()).isEqualTo(18);
    }

    static Catalog catalog(Relation... relations) {
        return Catalog.empty(new Server(150_000))
                .withContents(CatalogContents.empty().withRelations(List.of(relations)));
    }

    static Relation users() {
        Index.Key email = Index.Key.column(Identifier.of("email"));
        return table(USERS).withIndexes(List.of(Index.of(EMAIL_INDEX, USERS, "CREATE INDEX …", false, List.of(email))));
    }

    static Relation orders() {
        Constraint key = Constraint.of(
                        Identifier.of("orders_user_fkey"),
                        ConstraintKind.FOREIGN_KEY,
                        List.of(ID),
                        "FOREIGN KEY (id) REFERENCES public.users(id)")
                .withReferences(new Constraint.Reference(USERS, List.of(ID)));
        return table(ORDERS).withConstraints(List.of(key));
    }

    static Relation table(TableName name) {
        return Relation.table(
                name,
                List.of(
                        Column.of(ID, "bigint", TableName.of("pg_catalog", "int8")),
                        Column.of(Identifier.of("email"), "text", TableName.of("pg_catalog", "text"))),
                "owner");
    }
}
