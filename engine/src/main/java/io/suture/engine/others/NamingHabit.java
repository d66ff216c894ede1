// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.others;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that tools which alter tables when an application starts give by themselves, and people do not. */
enum NamingHabit {
    /** A word and a hash in hex. */
    TYPEORM("TypeORM (synchronize)", "(PK|FK|UQ|IDX|REL|CHK|DF)_[0-9a-f]{26,27}"),
    /** A word and a hash to the base 35. */
    HIBERNATE("Hibernate (hbm2ddl.auto)", "(fk|uk_?|idx)(?=[a-z]*[0-9])[0-9a-z]{22,26}"),
    /** Columns it adds to every table; keys that {@code sync} adds again and again. */
    SEQUELIZE("Sequelize (sync)", "createdAt|updatedAt|\\w+_key[0-9]+");

    private final String tool;
    private final Pattern name;

    NamingHabit(String tool, String name) {
        this.tool = tool;
        this.name = Pattern.compile(name);
    }

    /** The first of these names that some tool may have given, in words. */
    static Optional<String> of(Collection<String> names) {
        return Stream.of(values())
                .flatMap(habit -> names.stream()
                        .filter(name -> habit.name.matcher(name).matches())
                        .map(name -> name + " is a name as " + habit.tool + " gives it"))
                .findFirst();
    }
}
