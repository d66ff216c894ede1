// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import io.suture.core.catalog.Catalog;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Two databases that begin alike: in one, what an author wrote runs as it is written, in the other as it is planned. One pair a major for all
 * cases, emptied before each, and a session each that stays: to make a database, and to read a catalog for the first time in a session, takes
 * longer than all else a case does.
 */
final class Twins {
    private static final Map<Integer, Twins> PAIRS = new ConcurrentHashMap<>();

    private static final String EMPTY = """
            DO $$
            DECLARE
                one record;
            BEGIN
                FOR one IN SELECT format('DROP PUBLICATION %I', pubname) AS sql FROM pg_publication
                    UNION ALL SELECT format('DROP EVENT TRIGGER %I', evtname) FROM pg_event_trigger
                    UNION ALL SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace
                        WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
                    UNION ALL SELECT format('DROP ACCESS METHOD %I', amname) FROM pg_am WHERE oid >= 16384 LOOP
                    EXECUTE one.sql;
                END LOOP;
            END $$;
            DELETE FROM pg_default_acl;
            CREATE SCHEMA public;
            GRANT USAGE ON SCHEMA public TO PUBLIC
            """;

    private final Connection written;
    private final Connection planned;
    private final Connection client;

    private Twins(int major) {
        EmbeddedServer server = EmbeddedServer.shared(major);
        try {
            written = server.connect(server.newDatabase());
            String database = server.newDatabase();
            planned = server.connect(database);
            client = server.connect(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both with this in them and nothing else. */
    static Twins with(int major, String tables) throws SQLException {
        Twins twins = PAIRS.computeIfAbsent(major, Twins::new);
        twins.fill(twins.written, tables);
        twins.fill(twins.planned, tables);
        return twins;
    }

    private void fill(Connection session, String tables) throws SQLException {
        run(session, "RESET ALL");
        run(session, "DISCARD TEMP");
        run(session, EMPTY);
        run(session, tables);
    }

    /** Where statements run as they are written. */
    Connection written() {
        return written;
    }

    /** Where they run as planned. */
    Connection planned() {
        return planned;
    }

    /** Another session there: of those who use it meanwhile. */
    Connection client() {
        return client;
    }

    static Catalog catalog(Connection session) {
        return CatalogReader.read(session, CatalogScope.everything());
    }

    static void run(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
