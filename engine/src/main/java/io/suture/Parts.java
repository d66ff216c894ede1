// SPDX-License-Identifier: Apache-2.0
package io.suture;

import io.suture.core.ledger.Origin;
import io.suture.core.migration.MigrationSet;
import io.suture.core.source.Layouts;
import io.suture.core.source.SourceFile;
import io.suture.engine.adopt.Adopter;
import io.suture.engine.adopt.RunElsewhere;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.files.MigrationFiles;
import io.suture.engine.journal.Birth;
import io.suture.engine.journal.JournalSearch;
import io.suture.engine.journal.LedgerReading;
import io.suture.engine.ledger.Scribe;
import io.suture.engine.run.Ahead;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.Source;
import io.suture.engine.run.Work;
import io.suture.engine.transform.TransformJars;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The one place where the parts are put together. Each is made anew when it is asked for, for one call. */
record Parts(Sessions sessions, SutureOptions options) {

    Work work() {
        Source source =
                new Source(Ahead.of(this::migrations), options.parsing(), options.scope(), options.releasePrefix());
        RunSettings run = options.run().with(TransformJars.in(options.folder()));
        return new Work(
                sessions, source, run, scribe(), options.protection(), options.seeds(), this::requireNotRunElsewhere);
    }

    Adopter adopter() {
        List<SourceFile> files = files();
        return new Adopter(sessions, read(files), files, scribe(), options.protection());
    }

    MigrationSet migrations() {
        return MigrationFiles.read(options.folder(), options.layout());
    }

    JournalSearch search() {
        return new JournalSearch(options.run().outside());
    }

    LedgerReading ledger() {
        return new LedgerReading(sessions, options.run().outside());
    }

    Birth birth(Session session) {
        return Birth.of(scribe(), session, options.protection());
    }

    /** Of records by a run of its own. */
    Scribe scribe() {
        Origin origin = new Origin(
                UUID.randomUUID().toString(),
                options.environment(),
                sessions.display(),
                Optional.empty(),
                options.tool(),
                Optional.empty(),
                options.claimed());
        return new Scribe(origin, options.run().clock());
    }

    private void requireNotRunElsewhere(Session session) throws SQLException {
        List<SourceFile> files = files();
        new RunElsewhere(read(files), files).refuse(session);
    }

    private MigrationSet read(List<SourceFile> files) {
        return Layouts.installed().read(files, options.layout());
    }

    private List<SourceFile> files() {
        return MigrationFiles.read(options.folder());
    }
}
