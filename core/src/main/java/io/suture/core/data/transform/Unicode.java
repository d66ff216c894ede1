// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.typed.Doc;
import java.util.Optional;

/**
 * One spelling of each character ({@code normalize()}, PostgreSQL 13 and later; Unicode Standard Annex 15).
 *
 * @param form NFC where it is left out
 */
public record Unicode(
        @Doc("the normal form; nfc where it is left out") Optional<Form> form) implements TextTransform {
    /** Of the Unicode Standard. */
    public enum Form {
        NFC,
        NFD,
        NFKC,
        NFKD
    }

    @Override
    public Derived of(Input input) {
        return Derived.of("normalize(" + input.as("text").expression() + ", "
                + form.orElse(Form.NFC).name() + ")");
    }

    @Override
    public boolean needsUtf8() {
        return true;
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    Unicode.class,
                    "unicode",
                    "Gives each character one spelling, so that texts that look the same are the same.",
                    TransformExample.of("text", "unicode: nfc")
                            .gives("Ame\u0301lie", "Am\u00e9lie")
                            .gives("Am\u00e9lie", "Am\u00e9lie"));
        }
    }
}
