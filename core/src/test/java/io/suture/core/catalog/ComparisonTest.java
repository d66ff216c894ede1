// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Catalog#diff} says; a real server's changes are in {@code sentences.sql} of the engine's tests. */
class ComparisonTest {
    private static final Identifier EMAIL = Identifier.of("email");
    private static final Identifier ID = Identifier.of("id");

    private final Relation users = CatalogTest.users();
    private final Catalog before = CatalogTest.catalog(users, CatalogTest.orders());

    @Test
    void a_catalog_does_not_differ_from_itself() {
        assertThat(before.diff(before)).isEmpty();
    }

    @Test
    void of_a_missing_table_nothing_more_is_said() {
        assertThat(before.without(users.name()).diff(before))
                .containsExactly(new Difference(Difference.Category.MISSING, "table users", "table users is missing"));
        assertThat(before.diff(before.without(users.name())))
                .containsExactly(new Difference(Difference.Category.NEW, "table users", "table users is new"));
    }

    @Test
    void is_speaks_of_this_catalog_and_was_of_the_other() {
        Catalog now = before.with(users.withColumns(List.of(
                users.column(ID).orElseThrow(),
                users.column(EMAIL)
                        .orElseThrow()
                        .withType("character varying(255)", TableName.of("pg_catalog", "varchar")))));

        assertThat(now.diff(before))
                .extracting(Difference::text)
                .containsExactly("column email of table users: type is character varying(255), was text");
        assertThat(before.diff(now))
                .extracting(Difference::toString)
                .containsExactly("column email of table users: type is text, was character varying(255)");
    }

    @Test
    void another_order_of_columns_is_a_category_of_its_own_and_can_be_left_out() {
        List<Column> reversed = new ArrayList<>(users.columns());
        Collections.reverse(reversed);
        Catalog now = before.with(users.withColumns(reversed));

        assertThat(now.diff(before))
                .containsExactly(new Difference(
                        Difference.Category.COLUMN_ORDER,
                        "table users",
                        "table users: order of columns is email, id, was id, email"));
        assertThat(now).isNotEqualTo(before);
        assertThat(now.diff(before, DiffOptions.everything().ignoring(Topic.COLUMN_ORDER)))
                .isEmpty();
    }

    @Test
    void of_a_wide_table_only_the_columns_that_stand_elsewhere_are_named() {
        List<Column> many = "a b c d e f g h"
                .chars()
                .filter(Character::isLetter)
                .mapToObj(c ->
                        Column.of(Identifier.of(String.valueOf((char) c)), "text", TableName.of("pg_catalog", "text")))
                .toList();
        List<Column> others = new ArrayList<>(many);
        others.add(others.remove(1));
        others.add(0, others.remove(4));
        Catalog then = before.with(users.withColumns(many));

        assertThat(then.with(users.withColumns(others)).diff(then))
                .extracting(Difference::text)
                .containsExactly("table users: order of columns differs: f, b elsewhere");
    }

    @Test
    void a_new_column_in_between_is_not_another_order() {
        Column middle = Column.of(Identifier.of("middle"), "text", TableName.of("pg_catalog", "text"));
        Catalog now = before.with(users.withColumns(
                List.of(users.columns().get(0), middle, users.columns().get(1))));

        assertThat(now.diff(before)).extracting(Difference::category).containsExactly(Difference.Category.NEW);
    }

    @Test
    void owners_grants_and_comments_can_be_left_out() {
        Grant grant = new Grant("reader", "SELECT", false, "another");
        Relation changed = users.withOwnership(new Ownership("another", new Privileges(List.of(grant), List.of())))
                .withComment(Optional.of("people"));
        Catalog now = before.with(changed);

        assertThat(now.diff(before))
                .extracting(Difference::text)
                .containsExactly(
                        "table users: comment is people, was none",
                        "table users: grant of SELECT to reader is new",
                        "table users: owner is another, was owner");
        assertThat(now.diff(
                        before,
                        DiffOptions.everything()
                                .ignoring(Topic.COMMENTS)
                                .ignoring(Topic.GRANTS)
                                .ignoring(Topic.OWNERS)))
                .isEmpty();
    }

    @Test
    void a_text_of_several_lines_is_not_printed() {
        assertThat(view("SELECT 1\nFROM a").diff(view("SELECT 2\nFROM a")))
                .extracting(Difference::text)
                .containsExactly("view v: query differs");
    }

    @Test
    void texts_that_look_alike_when_escaped_are_told_apart() {
        assertThat(view("a\\n").fingerprint()).isNotEqualTo(view("a\n").fingerprint());
        assertThat(view("a\tb").fingerprint()).isNotEqualTo(view("a\\tb").fingerprint());
    }

    private static Catalog view(String sql) {
        Relation plain = Relation.of(TableName.inPublic("v"), RelationKind.VIEW, List.of(), "owner");
        return CatalogTest.catalog(plain.withQuery(new Query(sql, true)));
    }

    @Test
    void a_table_that_is_the_same_differs_in_the_sequence_of_its_identity_column() {
        Catalog now = before.with(counter(Optional.of("counts users")));

        assertThat(now.diff(before.with(counter(Optional.empty()))))
                .extracting(Difference::text)
                .containsExactly("sequence users_id_seq: comment is counts users, was none");
        assertThat(now.diff(now)).isEmpty();
    }

    /** The sequence of an identity column of {@code users}. */
    private Relation counter(Optional<String> comment) {
        SequenceOptions.OwnerColumn owner = new SequenceOptions.OwnerColumn(users.name(), ID);
        Relation plain = Relation.of(TableName.of("public", "users_id_seq"), RelationKind.SEQUENCE, List.of(), "owner");
        return plain.withSequence(
                        new SequenceOptions("bigint", 1, 1, 1, Long.MAX_VALUE, 1, false, Optional.of(owner), true))
                .withComment(comment);
    }
}
