// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.catalog.DataType.DomainType;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.ddl.TypeClause;
import java.util.Optional;

/**
 * Whether a type's values are checked one by one ({@code DomainHasConstraints}): a domain with conditions, or one made of such a
 * domain. An array of it is not.
 */
public final class DomainConditions {
    private DomainConditions() {}

    /** The domain a statement names, where it has conditions. */
    public static Optional<DomainType> of(Outlook outlook, TypeClause type) {
        return type.array()
                ? Optional.empty()
                : outlook.type(type.schema(), type.name())
                        .flatMap(t -> t instanceof DomainType d ? Optional.of(d) : Optional.empty())
                        .filter(d -> bind(outlook, d));
    }

    static boolean bind(Outlook outlook, DomainType domain) {
        return domain.notNull()
                || !domain.constraints().isEmpty()
                || RegClass.parse(domain.baseType())
                        .flatMap(base -> outlook.type(base.schema(), base.name()))
                        .filter(t -> t instanceof DomainType base && bind(outlook, base))
                        .isPresent();
    }
}
