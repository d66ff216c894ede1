// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How and where a relation is kept.
 *
 * @param accessMethod where it is not {@code heap}
 * @param tablespace where it is not the database's
 * @param options of {@code WITH (…)}: {@code fillfactor}, {@code security_barrier} …; those of its TOAST table begin with
 *     {@code toast.}; those of a foreign table are its own
 * @param server of a foreign table
 */
public record Storage(
        Persistence persistence,
        Optional<String> accessMethod,
        Optional<String> tablespace,
        SortedMap<String, String> options,
        ReplicaIdentity replicaIdentity,
        Optional<String> server) {
    private static final Storage ORDINARY = new Storage(
            Persistence.PERMANENT,
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(),
            ReplicaIdentity.DEFAULT,
            Optional.empty());

    public Storage {
        options = Sorted.map(options);
    }

    /** What {@code CREATE TABLE} gives when nothing is said. */
    public static Storage ordinary() {
        return ORDINARY;
    }

    /** The same, of which a crash leaves nothing. */
    public Storage unlogged() {
        return new Storage(Persistence.UNLOGGED, accessMethod, tablespace, options, replicaIdentity, server);
    }

    void describe(Described relation) {
        relation.value("persistence", words(persistence), words(Persistence.PERMANENT))
                .optional("access method", accessMethod)
                .optional("tablespace", tablespace)
                .options(options)
                .value("replica identity", words(replicaIdentity), words(ReplicaIdentity.DEFAULT))
                .optional("server", server);
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
