// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.digest.Sha256;
import io.suture.core.problem.Problem;

/**
 * A class in a jar that makes values of rows. {@code DATA-JAR-PATH} where the jar lies outside the folder of the migrations,
 * {@code DATA-JAR-SHA256} where its digest is none.
 *
 * @param jar path within the folder of the migrations, with {@code /}
 * @param sha256 of its bytes, 64 hexadecimal digits in lower case: it is part of what was agreed to
 * @param type the class, which implements {@link io.suture.transform.RowTransform}
 */
public record JavaTransform(String jar, String sha256, String type) {
    public JavaTransform {
        if (jar.startsWith("/") || jar.contains("\\") || jar.contains(":") || ("/" + jar + "/").contains("/../")) {
            throw Problem.user(
                            "DATA-JAR-PATH",
                            "jar \"" + jar + "\" is not a path within the folder of the migrations",
                            "whoever has the folder has all that a migration needs",
                            "put the jar into the folder, and name it from there: transforms/normalise.jar")
                    .asException();
        }
        if (!Sha256.isHex(sha256)) {
            throw Problem.user(
                            "DATA-JAR-SHA256",
                            "`sha256` of \"" + jar + "\" is not 64 hexadecimal digits in lower case",
                            "the migration is bound to these bytes of the jar: another jar is another migration",
                            "write what `sha256sum " + jar + "` prints")
                    .asException();
        }
    }
}
