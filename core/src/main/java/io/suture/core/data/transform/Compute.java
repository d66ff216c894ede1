// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.typed.Doc;
import java.util.Set;

/** An expression of the author's, over the columns of the source row. */
public record Compute(
        @Doc("SQL over the columns of the source row, which fails for none; what is given to it is not looked at")
        RowSql expression)
        implements Transform {
    @Override
    public Derived of(Input input) {
        return Derived.of(expression.of(Derived.ROW));
    }

    @Override
    public Set<ValueKind> takes() {
        return ValueKind.any();
    }

    /** What an expression gives, only the server can say. */
    @Override
    public ValueKind gives(ValueKind taken) {
        return ValueKind.OTHER;
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    Compute.class,
                    "compute",
                    "Computes the value from the columns of the source row, by an expression of yours. It is parsed,"
                            + " reads no other row and no clock, and gives the same for the same row each time.",
                    TransformExample.of("text", "compute: upper(a) || '!'").gives("ada", "ADA!"));
        }
    }
}
