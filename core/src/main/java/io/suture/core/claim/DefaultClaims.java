// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.plan.LockMode;
import io.suture.core.sql.Node;

/** What a default takes when existing rows get it. */
final class DefaultClaims {
    private final Claim claim;

    DefaultClaims(Claim claim) {
        this.claim = claim;
    }

    /** {@code nextval('seq')} locks the sequence. */
    void add(Node expression) {
        expression
                .walk()
                .filter(n -> n.is("FuncCall") && n.strings("funcname").getLast().equals("nextval"))
                .flatMap(call -> call.walk().filter(n -> n.is("A_Const")))
                .flatMap(c -> c.field("sval").stream())
                .flatMap(s -> RegClass.parse(s.text("sval")).stream())
                .flatMap(name -> claim.outlook().find(name).stream())
                .forEach(sequence -> claim.lock(sequence, LockMode.ROW_EXCLUSIVE));
    }
}
