// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.enums;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.DataType.EnumType;
import io.suture.core.operation.Lowering;
import io.suture.core.operation.Operation;
import io.suture.core.outlook.Outlook;
import io.suture.core.outlook.Recent;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Statement;
import io.suture.core.typed.type.RemoveEnumValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Understands {@code CALL suture.remove_enum_value}. */
@AutoService(Lowering.class)
public final class FromCall implements Lowering {
    @Override
    public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
        return RemoveEnumValue.of(statement).map(wish -> List.of(operation(wish, outlook)));
    }

    private static ReplaceEnum operation(RemoveEnumValue wish, Outlook outlook) {
        if (!(outlook.type(wish.type().schema(), wish.type().name()).orElse(null) instanceof EnumType type)) {
            throw Problem.user(
                            "ENUM-TYPE",
                            wish.type().display() + " is no enum that is there",
                            "nothing of that name is in the schemas of the search path, or it is another kind of type",
                            "look at its name, or name its schema")
                    .asException();
        }
        require(type, wish.value());
        wish.replaceWith().ifPresent(other -> require(type, other));
        ReplaceEnum operation = ReplaceEnum.of(
                type,
                type.labels().stream().filter(l -> !l.equals(wish.value())).toList(),
                wish.replaceWith().map(other -> Map.of(wish.value(), other)).orElse(Map.of()),
                outlook);
        known(operation, outlook.recent());
        return operation;
    }

    private static void require(EnumType type, String label) {
        if (!type.labels().contains(label)) {
            throw Problem.user(
                            "ENUM-VALUE",
                            "'" + label + "' is no value of " + type.name().display(),
                            "its values are: " + String.join(", ", type.labels()),
                            "look at how it is written")
                    .asException();
        }
    }

    /** A copy is planned from tables as they are when a migration begins. */
    static void known(ReplaceEnum operation, Recent recent) {
        if (operation.holders().stream().anyMatch(recent::isAlteredBefore)) {
            recent.readAnew();
        }
        operation.holders().stream().filter(recent::isAlteredHere).findFirst().ifPresent(table -> {
            throw Problem.user(
                            "ENUM-TABLE",
                            "the migration has altered " + table.display() + " before it changes the values of "
                                    + operation.type().name().display(),
                            "the copy is planned from the table as it is when a migration begins",
                            "make two migrations of it")
                    .asException();
        });
    }
}
