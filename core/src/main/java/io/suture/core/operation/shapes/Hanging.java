// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.outlook.Outlook;

/** Something that hangs on a column and can be carried over. */
interface Hanging {
    /**
     * How.
     *
     * @param now names that are taken by now are not taken again
     */
    Carried over(Outlook now);
}
