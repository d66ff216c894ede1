// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.Terminal.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code suture diff} and {@code suture snapshot}, as somebody at a terminal sees them. */
class DiffTest {
    @TempDir
    private Path folder;

    private Workplace workplace;

    @BeforeEach
    void set_up() throws SQLException {
        workplace = new Workplace(folder);
        workplace.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text)");
    }

    @AfterEach
    void tear_down() {
        workplace.close();
    }

    @Test
    void a_database_equals_the_snapshot_taken_of_it_until_it_changes() throws SQLException {
        JsonNode kept = workplace.json("snapshot", "before.json");
        assertThat(kept.path("file").asText()).isEqualTo("before.json");
        assertThat(workplace
                        .json("diff", "snapshot:before.json", workplace.url())
                        .path("equal")
                        .asBoolean())
                .isTrue();

        workplace.execute("ALTER TABLE users ADD COLUMN phone text, DROP COLUMN email");

        Answer differs = workplace.tried("diff", "snapshot:before.json", workplace.url());
        assertThat(differs.exitCode()).isEqualTo(1);
        assertThat(differs.json().path("equal").asBoolean()).isFalse();
        assertThat(Workplace.texts(differs.json().path("differences")))
                .anyMatch(d -> d.contains("email"))
                .anyMatch(d -> d.contains("phone"));
    }

    @Test
    void a_dump_is_restored_beside_and_what_may_be_ignored_is() throws IOException, SQLException {
        Files.writeString(folder.resolve("dump.sql"), """
                \\restrict abc
                -- Dumped from database version 15.4
                SELECT pg_catalog.set_config('search_path', '', false);
                CREATE TABLE public.users (id bigint NOT NULL, email text);
                ALTER TABLE public.users OWNER TO somebody_else;
                COPY public.users (id, email) FROM stdin;
                1\tone
                \\.
                ALTER TABLE ONLY public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
                \\unrestrict abc
                """);

        Answer differs = workplace.tried("diff", "dump:dump.sql", workplace.url());
        assertThat(Workplace.texts(differs.json().path("differences")))
                .isNotEmpty()
                .allMatch(d -> d.contains("owner"));
        assertThat(workplace
                        .json("diff", "dump:dump.sql", workplace.url(), "--ignore", "owners,grants")
                        .path("equal")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void what_is_no_dump_is_refused_by_name() throws IOException {
        Files.write(folder.resolve("binary.dump"), new byte[] {'P', 'G', 'D', 'M', 'P', (byte) 0xff});

        assertThat(workplace.refused("diff", "dump:binary.dump", workplace.url()))
                .isEqualTo("DIFF-FILE");
        assertThat(workplace.refused("diff", "snapshot:none.json", workplace.url()))
                .isEqualTo("DIFF-FILE");
    }
}
