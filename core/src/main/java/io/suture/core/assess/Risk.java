// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import static io.suture.core.approval.Role.CTO;
import static io.suture.core.approval.Role.DBA;
import static io.suture.core.approval.Role.EXECUTIVE;
import static io.suture.core.approval.Role.TECH_LEAD;

import io.suture.core.approval.Role;
import java.util.List;
import java.util.Locale;

/** How much is at stake (requirements A2 and D1): who must approve, and when it may run. The highest counts. */
public enum Risk {
    LOW("business hours", List.of(DBA)),
    MEDIUM("off-peak", List.of(TECH_LEAD, DBA)),
    HIGH("scheduled maintenance", List.of(CTO, DBA)),
    /** {@code planned downtime} is a class of approval, not leave to be down (requirement A20). */
    CRITICAL("planned downtime", List.of(EXECUTIVE));

    private final String window;
    private final List<Role> approvers;

    Risk(String window, List<Role> approvers) {
        this.window = window;
        this.approvers = approvers;
    }

    /** The kind of maintenance window, in words. */
    public String window() {
        return window;
    }

    public List<Role> approvers() {
        return approvers;
    }

    public Risk worst(Risk other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** As in configuration: lower case. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
