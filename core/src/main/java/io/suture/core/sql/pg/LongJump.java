// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.pg;

/** C's {@code longjmp} on its way to the {@code invoke_…} that stands for {@code setjmp}. Carries nothing: the module keeps the rest. */
final class LongJump extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LongJump() {
        super("longjmp", null, false, false);
    }
}
