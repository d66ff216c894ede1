// SPDX-License-Identifier: Apache-2.0
package io.suture;

import io.suture.core.assess.Knowledge;
import io.suture.core.ledger.Claimed;
import io.suture.core.ledger.Protection;
import io.suture.core.operation.PlanOptions;
import io.suture.core.sql.ParseOptions;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.files.SeedFolder;
import io.suture.engine.run.RunSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How Suture works on a database. {@link #in} gives the defaults for a folder.
 *
 * @param folder of the migrations
 * @param seeds where seed data lies
 * @param layout a layout's name or {@code auto}
 * @param scope the part of the database that plans are made from
 * @param releasePrefix what the schemas of releases begin with that see the tables through views
 * @param environment name for the record; the one given at a database's first use stays
 * @param protection what a database is made at its first use
 * @param knowledge what is known of the data and of who uses it
 * @param claimed who says to be running this
 */
public record SutureOptions(
        Path folder,
        SeedFolder seeds,
        String layout,
        ParseOptions parsing,
        CatalogScope scope,
        RunSettings run,
        String releasePrefix,
        String environment,
        Protection protection,
        Knowledge knowledge,
        Claimed claimed,
        String tool) {

    public static SutureOptions in(Path folder) {
        return new SutureOptions(
                folder,
                SeedFolder.beside(folder),
                "auto",
                ParseOptions.defaults(),
                CatalogScope.everything(),
                RunSettings.defaults(),
                PlanOptions.RELEASE_PREFIX,
                "default",
                Protection.DEVELOPMENT,
                Knowledge.NONE,
                thisProcess(),
                "dev");
    }

    public SutureOptions with(RunSettings settings) {
        return new SutureOptions(
                folder,
                seeds,
                layout,
                parsing,
                scope,
                settings,
                releasePrefix,
                environment,
                protection,
                knowledge,
                claimed,
                tool);
    }

    /** What the operating system says of this process; nothing of it is proved. */
    public static Claimed thisProcess() {
        return new Claimed(
                System.getProperty("user.name", "unknown"),
                host(),
                ProcessHandle.current().pid(),
                Optional.empty());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
