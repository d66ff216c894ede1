// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaDumpTest {
    private static final String DUMP = """
            --
            -- PostgreSQL database dump
            --
            \\restrict XaBc
            -- Dumped from database version 16.4 (Debian 16.4-1)
            SET client_encoding = 'UTF8';
            CREATE TABLE public.patients (
                id bigint NOT NULL,
                name text
            );
            ALTER TABLE public.patients OWNER TO "Clinic App";
            COPY public.patients (id, name) FROM stdin;
            1\tit's; a -- \\\\N $$ name
            2\t\\N
            \\.
            INSERT INTO public.patients VALUES (3, 'three');
            GRANT SELECT ON TABLE public.patients TO reader;
            \\unrestrict XaBc
            """;

    @Test
    void the_schema_is_left_where_psqls_commands_and_rows_are_taken_away() {
        assertThat(SchemaDump.parse(DUMP, SourceName.of("dump.sql")).statements())
                .extracting(s -> s.tree().tag())
                .containsExactly("VariableSetStmt", "CreateStmt", "AlterTableStmt", "GrantStmt");
    }

    @Test
    void the_version_and_the_roles_are_what_the_dump_names() {
        SchemaDump dump = SchemaDump.parse(DUMP, SourceName.of("dump.sql"));

        assertThat(dump.major()).hasValue(16);
        assertThat(dump.roles()).containsExactly("Clinic App", "reader");
    }

    @Test
    void what_comes_after_rows_is_found_on_its_line() {
        Statement grant =
                SchemaDump.parse(DUMP, SourceName.of("dump.sql")).statements().getLast();

        assertThat(grant.line()).isEqualTo(17);
    }
}
