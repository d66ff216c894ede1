// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.school;

import java.math.BigDecimal;
import java.util.List;

/** What an application of one release calls things. */
enum Release {
    V1_1("note", "dose_mg = ?", "dose_mg") {
        @Override
        List<Object> dose(int milligrams) {
            return List.of(new BigDecimal(milligrams));
        }
    },
    V1_2("entry", "dose = ?, unit = ?", "(CASE unit WHEN 'g' THEN dose * 1000 ELSE dose END)") {
        @Override
        List<Object> dose(int milligrams) {
            return milligrams >= GRAM_FROM
                    ? List.of(new BigDecimal(milligrams).movePointLeft(3), "g")
                    : List.of(new BigDecimal(milligrams), "mg");
        }
    };

    private static final int GRAM_FROM = 100;

    private final String entry;
    private final String setDose;
    private final String doseInMilligrams;

    Release(String entry, String setDose, String doseInMilligrams) {
        this.entry = entry;
        this.setDose = setDose;
        this.doseInMilligrams = doseInMilligrams;
    }

    /** The column of what is written of a visit. */
    String entry() {
        return entry;
    }

    /** Assignments of a dose, and what they are given. */
    String setDose() {
        return setDose;
    }

    abstract List<Object> dose(int milligrams);

    /** An expression for it. */
    String doseInMilligrams() {
        return doseInMilligrams;
    }
}
