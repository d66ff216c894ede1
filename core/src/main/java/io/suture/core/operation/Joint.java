// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Understands several statements of a migration as one operation. Implementations are services ({@code @AutoService(Joint.class)}). */
public interface Joint {
    /** Every one on the class path. */
    List<Joint> ALL = ServiceLoader.load(Joint.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    /**
     * @param taken statements behind the first that need not be carried out again, 1 or more
     * @param notes what the author should know
     */
    record Joined(Operation operation, List<Statement> taken, List<String> notes) {
        public Joined {
            taken = List.copyOf(taken);
            notes = List.copyOf(notes);
        }
    }

    /**
     * What the statement is together with some of the later ones; empty where it is nothing but itself.
     *
     * @param later those that may be carried out at its place
     */
    Optional<Joined> join(Statement first, List<Statement> later, Outlook outlook);
}
