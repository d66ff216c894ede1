// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.problem.Problem;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.typed.Doc;
import java.util.Optional;

/**
 * A telephone number as ITU-T E.164 writes it: {@code +}, the country and the subscriber, at most 15 digits.
 *
 * @param country what is put before a number that names none; 1 to 3 digits
 * @param trunk digits before a number within the country that are not part of it
 */
public record Phone(
        @Doc("country code of a number that names none, for example 49")
        String country,

        @Doc("digits before a number within the country that are left out; 0 where it is not said, none where it is"
                + " empty")
        Optional<String> trunk,

        @Doc("digits that stand for the + before a country; 00 where it is not said")
        Optional<String> international,

        @Doc("what becomes of a row whose value is no number; fail where it is left out")
        Optional<Otherwise> impossible)
        implements TextTransform {
    private static final String WRITTEN_AROUND = "'[ ()/.-]'";
    private static final String E164 = "'^[+][1-9][0-9]{6,14}$'";

    public Phone {
        country = country.strip();
        boolean digits = country.matches("[1-9][0-9]{0,2}")
                && trunk.orElse("").matches("[0-9]{0,3}")
                && international.orElse("00").matches("[0-9]{1,4}");
        if (!digits) {
            throw Problem.user(
                            "DATA-PHONE",
                            "a prefix of `phone` is not made of digits",
                            "it is put before numbers, or taken away from them",
                            "write for example country: \"49\", trunk: \"0\", international: \"00\"")
                    .asException();
        }
    }

    @Override
    public Derived of(Input input) {
        return input.as("text")
                .once(text -> text.with(bare(text))
                        .once(bare -> bare.with(e164(bare))
                                .once(number -> Derived.of(number.expression())
                                        .with(input.objection(
                                                "not-a-phone-number",
                                                bare + " IS NOT NULL AND " + number + " IS NULL",
                                                impossible
                                                        .orElse(Otherwise.FAIL)
                                                        .action(),
                                                "is not a telephone number")))));
    }

    /** Without what is written around digits, and without the trunk prefix in parentheses behind a country. */
    private String bare(Input text) {
        String withoutTrunk =
                prefix().isEmpty() ? text.expression() : "replace(" + text + ", '(" + prefix() + ")', '')";
        return "regexp_replace(CASE WHEN btrim(" + text + ") ~ " + SqlLiteral.quote("^([+]|" + abroad() + ")")
                + " THEN " + withoutTrunk + " ELSE " + text + " END, " + WRITTEN_AROUND + ", '', 'g')";
    }

    private String e164(Input v) {
        String national = prefix().isEmpty()
                ? ""
                : " WHEN " + v + " LIKE '" + prefix() + "%' THEN " + after(v, prefix().length(), "+" + country);
        return "substring(CASE WHEN " + v + " LIKE '+%' THEN " + v
                + " WHEN " + v + " LIKE '" + abroad() + "%' THEN " + after(v, abroad().length(), "+")
                + national
                + " ELSE '+" + country + "' || " + v + " END FROM " + E164 + ")";
    }

    private static String after(Input v, int digits, String instead) {
        return "'" + instead + "' || substr(" + v + ", " + (digits + 1) + ")";
    }

    private String prefix() {
        return trunk.orElse("0");
    }

    private String abroad() {
        return international.orElse("00");
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    Phone.class,
                    "phone",
                    "Writes a telephone number as E.164 does, with its country and without spaces. What has too few or"
                            + " too many digits, or anything else in it, is no number.",
                    TransformExample.of("text", "phone: {country: \"49\"}")
                            .gives("030 / 123 45-67", "+49301234567")
                            .gives("+49 (0)30 1234567", "+49301234567")
                            .gives("0044 20 7946 0018", "+442079460018")
                            .gives("(030) 1234567", "+49301234567")
                            .refuses("ask at the desk", "not-a-phone-number")
                            .refuses("030", "not-a-phone-number"));
        }
    }
}
