// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementTextTest {
    @Test
    void an_index_becomes_concurrent_and_gets_a_name() {
        StatementText text =
                one("create /* x */ unique index on only t (a) -- end").edit();
        Token index = text.keyword("index").orElseThrow();
        assertThat(text.change()
                        .insertAfter(index, "CONCURRENTLY")
                        .insertBefore(text.keyword("on").orElseThrow(), "i")
                        .text())
                .isEqualTo("create /* x */ unique index CONCURRENTLY i on only t (a)");
    }

    @Test
    void words_appended_are_not_swallowed_by_a_comment() {
        StatementText text = StatementText.of("alter table t add check (a > 0) -- positive");
        assertThat(text.change().append("NOT VALID").text())
                .isEqualTo("alter table t add check (a > 0) NOT VALID -- positive");
    }

    @Test
    void an_alter_table_falls_into_its_commands() {
        AlterTableText parts = AlterTableText.of(one(
                "ALTER TABLE IF EXISTS ONLY \"s,\".t /* , */ ADD a numeric(1, 2) DEFAULT (array[1, 2])[1], drop column b,"
                        + "\n add constraint c check (x in (1, 2)) , alter d type int using coalesce(d, 0)"));
        assertThat(parts.head()).isEqualTo("ALTER TABLE IF EXISTS ONLY \"s,\".t");
        assertThat(parts.commands())
                .containsExactly(
                        "ADD a numeric(1, 2) DEFAULT (array[1, 2])[1]",
                        "drop column b",
                        "add constraint c check (x in (1, 2))",
                        "alter d type int using coalesce(d, 0)");
        assertThat(parts.with(List.of("drop column b"))).isEqualTo("ALTER TABLE IF EXISTS ONLY \"s,\".t drop column b");
    }

    @Test
    void the_head_of_an_alter_ends_behind_a_star_or_a_parenthesis() {
        assertThat(AlterTableText.of(one("alter table t * drop a, drop b")).head())
                .isEqualTo("alter table t *");
        assertThat(AlterTableText.of(one("alter table only (t) drop a")).head()).isEqualTo("alter table only (t)");
    }

    @Test
    void every_alter_table_of_the_corpora_falls_into_as_many_commands_as_its_tree_has() {
        int commands = 0;
        for (Corpora.Text text : Corpora.texts()) {
            if (text.path().equals(Corpora.BROKEN)) {
                continue;
            }
            for (Statement s :
                    SqlScript.parse(text.sql(), SourceName.of(text.path())).statements()) {
                if (s.tree().is("AlterTableStmt")) {
                    commands += AlterTableText.of(s).commands().size();
                }
            }
        }
        assertThat(commands).isGreaterThan(1500);
    }

    @Test
    void a_definition_is_cut_out_from_where_the_tree_says_it_starts() {
        Statement create = one("create table t (a int not null default f(1, 2), check (a in (1, 2)), b text)");
        StatementText text = create.edit();
        assertThat(create.tree().list("tableElts"))
                .extracting(e -> text.text(text.item(e.location().orElseThrow())))
                .containsExactly("a int not null default f(1, 2)", "check (a in (1, 2))", "b text");
    }

    @Test
    void a_column_falls_into_its_definition_and_its_constraints() {
        Statement create =
                one("alter table t add column a numeric(3, 1) collate x constraint n not null default (1) + 2"
                        + " check (a > 0) no inherit references u (id) on delete cascade deferrable, drop b");
        Node column = create.tree().list("cmds").getFirst().field("def").orElseThrow();
        ColumnText parts = ColumnText.of(create.edit(), column);
        assertThat(parts.head()).isEqualTo("a numeric(3, 1) collate x");
        assertThat(parts.constraints())
                .extracting(ColumnText.Part::text)
                .containsExactly(
                        "constraint n not null",
                        "default (1) + 2",
                        "check (a > 0) no inherit",
                        "references u (id) on delete cascade",
                        "deferrable");
        assertThat(parts.constraints())
                .extracting(p -> p.node().text("contype"))
                .containsExactly(
                        "CONSTR_NOTNULL", "CONSTR_DEFAULT", "CONSTR_CHECK", "CONSTR_FOREIGN", "CONSTR_ATTR_DEFERRABLE");
    }

    @Test
    void what_stands_in_a_parenthesis_is_cut_out_whole() {
        StatementText text = StatementText.of("alter table t add check ( (a > 0) or b[1] = ')' )");
        Token open = text.after(text.keyword("check").orElseThrow()).orElseThrow();
        assertThat(text.inside(open)).isEqualTo("(a > 0) or b[1] = ')'");
    }

    @Test
    void a_run_of_key_words_is_found_on_the_top_level_only() {
        StatementText text = StatementText.of("create table t (a int not null) partition by range (not null)");
        assertThat(text.keywords("not", "null")).isEmpty();
        assertThat(text.keywords("partition", "by"))
                .hasValueSatisfying(t -> assertThat(t.text()).isEqualTo("by"));
    }

    @Test
    void a_range_of_tokens_is_removed_with_the_space_behind_it() {
        StatementText text = StatementText.of("drop index if exists i");
        assertThat(text.change()
                        .remove(
                                text.keyword("if").orElseThrow(),
                                text.keyword("exists").orElseThrow())
                        .text())
                .isEqualTo("drop index i");
    }

    @Test
    void two_changes_of_one_place_are_refused() {
        StatementText text = StatementText.of("a b c");
        Token b = text.tokens().get(1);
        TokenEdit edit = text.change().replace(b, "x").replace(b, "y");
        assertThatThrownBy(edit::text).isInstanceOf(IllegalStateException.class);
    }

    private static Statement one(String sql) {
        return SqlScript.parse(sql, SourceName.of("a.sql")).statements().getFirst();
    }
}
