// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

/**
 * What a comparison looks at. Everything, unless said otherwise.
 *
 * @param columnOrder whether the order of columns counts
 * @param grants whether privileges and default privileges count
 * @param owners whether owners count
 * @param comments whether comments count
 */
public record DiffOptions(boolean columnOrder, boolean grants, boolean owners, boolean comments) {
    public static DiffOptions everything() {
        return new DiffOptions(true, true, true, true);
    }

    public DiffOptions ignoringColumnOrder() {
        return new DiffOptions(false, grants, owners, comments);
    }

    public DiffOptions ignoringGrants() {
        return new DiffOptions(columnOrder, false, owners, comments);
    }

    public DiffOptions ignoringOwners() {
        return new DiffOptions(columnOrder, grants, false, comments);
    }

    public DiffOptions ignoringComments() {
        return new DiffOptions(columnOrder, grants, owners, false);
    }

    boolean looksAt(Topic topic) {
        return switch (topic) {
            case SHAPE -> true;
            case GRANT -> grants;
            case OWNER -> owners;
            case COMMENT -> comments;
        };
    }
}
