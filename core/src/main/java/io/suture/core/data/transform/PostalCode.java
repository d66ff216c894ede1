// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.typed.Doc;
import java.util.Optional;

/** A postal code as a country writes it. */
public record PostalCode(
        @Doc("whose codes they are") Country country,

        @Doc("what becomes of a row whose value is no postal code; fail where it is left out")
        Optional<Otherwise> impossible)
        implements TextTransform {
    /** How codes look without spaces and dashes, and how they are written (Universal Postal Union, addressing systems). */
    public enum Country {
        AT("[1-9][0-9]{3}", "\\1"),
        AU("[0-9]{4}", "\\1"),
        BE("[1-9][0-9]{3}", "\\1"),
        CA("[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z]", "[0-9][ABCEGHJ-NPRSTV-Z][0-9]", " "),
        CH("[1-9][0-9]{3}", "\\1"),
        DE("[0-9]{5}", "\\1"),
        DK("[0-9]{4}", "\\1"),
        ES("[0-9]{5}", "\\1"),
        FR("[0-9]{5}", "\\1"),
        GB("[A-Z]{1,2}[0-9][A-Z0-9]?", "[0-9][A-Z]{2}", " "),
        IT("[0-9]{5}", "\\1"),
        NL("[1-9][0-9]{3}", "[A-Z]{2}", " "),
        PL("[0-9]{2}", "[0-9]{3}", "-"),
        SE("[1-9][0-9]{2}", "[0-9]{2}", " "),
        /** Five digits, or nine. */
        US("[0-9]{5}", "(?:[0-9]{4})?", "-");

        private final String regex;
        private final String written;

        Country(String whole, String written) {
            this.regex = "^(" + whole + ")$";
            this.written = written;
        }

        Country(String first, String second, String between) {
            this.regex = "^(" + first + ")(" + second + ")$";
            this.written = "\\1" + between + "\\2";
        }
    }

    @Override
    public Derived of(Input input) {
        String regex = SqlLiteral.quote(country.regex);
        return input.with("upper(regexp_replace(" + input.as("text") + ", '[ -]', '', 'g'))")
                .once(bare -> bare.with(bare + " ~ " + regex)
                        .once(is -> Derived.of("CASE WHEN " + is + " THEN rtrim(regexp_replace(" + bare + ", " + regex
                                        + ", " + SqlLiteral.quote(country.written) + "), '-') END")
                                .with(input.objection(
                                        "not-a-postal-code",
                                        "NOT " + is,
                                        impossible.orElse(Otherwise.FAIL).action(),
                                        "is not a postal code of " + country))));
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    PostalCode.class,
                    "postal_code",
                    "Writes a postal code as its country does. Nothing is added: a code that has lost its leading zero"
                            + " is none.",
                    TransformExample.of("text", "postal_code: gb")
                            .gives("sw1a1aa", "SW1A 1AA")
                            .gives("M1 1AE", "M1 1AE")
                            .refuses("12345", "not-a-postal-code"));
        }
    }
}
