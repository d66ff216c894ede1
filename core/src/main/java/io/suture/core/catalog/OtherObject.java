// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import java.util.Optional;

/**
 * Something the planner does not reason about, held so that a difference in it is seen: an event trigger, a collation,
 * cast, operator, operator class, text search object, foreign server, language …
 *
 * @param kind in words, for example {@code event trigger}
 * @param schema where the kind lives in schemas
 * @param name with whatever else tells it from others
 * @param ownership empty where the kind has no owner
 * @param definition what makes it what it is; never a password or connection string
 */
public record OtherObject(
        String kind,
        Optional<Identifier> schema,
        String name,
        String definition,
        Optional<Ownership> ownership,
        Optional<String> comment) {

    /** With its schema unless that is {@code public}. */
    public String display() {
        return schema.filter(s -> !s.value().equals("public"))
                        .map(s -> s.value() + ".")
                        .orElse("")
                + name;
    }

    void describe(Description description) {
        Described object = description
                .object(kind, id(), display())
                .value("definition", definition)
                .comment(comment);
        ownership.ifPresent(object::ownership);
    }

    String id() {
        return schema.map(s -> s + ".").orElse("") + name;
    }
}
