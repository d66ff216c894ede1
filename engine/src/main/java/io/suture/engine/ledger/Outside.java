// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import io.suture.core.ledger.LedgerHead;
import io.suture.core.ledger.LedgerRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is kept outside the database: heads of ledgers after each run, and records that could not be appended.
 *
 * @param heads folder of head files, one a database
 * @param spools folder of spools, one a target
 */
public record Outside(Path heads, Path spools) {

    public HeadFile heads(String databaseId) {
        return HeadFile.in(heads, databaseId);
    }

    public Spool spool(String target) {
        return Spool.in(spools, target);
    }

    /** Notes the head of a ledger; a disk that refuses is the caller's to report. */
    public void note(String databaseId, Optional<String> place, LedgerHead head, Instant clock) {
        try {
            heads(databaseId).note(head, place, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The heads that were noted in this very database, by whatever identity it had; empty where none was. */
    public Optional<HeadFile> headsOf(String place) {
        if (!Files.isDirectory(heads)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(heads)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                if (new HeadFile(file).knows(place)) {
                    return Optional.of(new HeadFile(file));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a record until the database is there again. */
    public void keep(String target, LedgerRecord record) {
        try {
            spool(target).add(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
