// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import java.util.List;
import java.util.stream.Stream;

/**
 * Notes the key of every row of a table that is written, whoever writes it and by whatever right; for logical replication too
 * ({@code ENABLE ALWAYS}). Costs a writer one small row each row.
 *
 * @param othersOnly whether a transaction that sets {@link NotedKeys#ours} notes nothing of what it writes itself
 */
public record ChangeLog(NotedKeys keys, CopyNames names, boolean othersOnly) {
    /** Of every row. */
    public ChangeLog(NotedKeys keys, CopyNames names) {
        this(keys, names, false);
    }

    /** Of rows that others write: for a table that is written itself. */
    public static ChangeLog ofOthers(NotedKeys keys, CopyNames names) {
        return new ChangeLog(keys, names, true);
    }

    /** In a transaction under SHARE ROW EXCLUSIVE on the table: whoever has written before it has committed. */
    public List<String> create() {
        Recorder recorder = new Recorder(
                names,
                othersOnly ? " WHEN (" + keys.isOthers() + ")" : "",
                "AFTER",
                "INSERT INTO " + names.log() + " DEFAULT VALUES;",
                keys.note("OLD"),
                keys.keyChanged(),
                keys.note("NEW"));
        return Stream.concat(Stream.of(keys.create(), OwnTable.on(keys.log())), recorder.create())
                .toList();
    }

    /** Where it may be there in part. */
    public List<String> takeBack() {
        return Stream.concat(Recorder.takeBack(names), Stream.of("DROP TABLE IF EXISTS " + names.log()))
                .toList();
    }

    /** When the table itself has gone, with its triggers. */
    List<String> drop() {
        return List.of("DROP FUNCTION " + names.recorder() + "()", "DROP TABLE " + names.log());
    }
}
