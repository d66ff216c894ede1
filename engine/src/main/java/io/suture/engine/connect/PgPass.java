// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a password in a password file: {@code host:port:database:user:password}, first match wins, {@code *} matches all, a backslash
 * takes the next character as it is (PostgreSQL 18 manual, 32.16).
 */
record PgPass(Path file) {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /**
     * The password, or empty where the file or a line for it is missing.
     *
     * @throws io.suture.core.problem.SutureException {@code CONNECT-PASSFILE} where others may read the file; libpq would ignore it
     */
    Optional<Password> find(HostPort host, String database, String user) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<String> wanted = List.of(host.host(), Integer.toString(host.port()), database, user);
        return lines().stream()
                .map(PgPass::fields)
                .filter(f -> f.size() == 5 && matches(f, wanted))
                .findFirst()
                .map(f -> new Password(f.get(4).text()));
    }

    private static boolean matches(List<Field> fields, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!fields.get(i).matches(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private List<String> lines() {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
                throw Problem.environment(
                                "CONNECT-PASSFILE",
                                "others than its owner may read or write " + file,
                                "it holds passwords",
                                "chmod 600 " + file)
                        .asException();
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.environment(
                            "CONNECT-PASSFILE", "cannot read " + file, "" + e.getMessage(), "make it readable")
                    .asException();
        }
    }

    /** @param literal false for a star that was not escaped */
    private record Field(String text, boolean literal) {
        boolean matches(String wanted) {
            return !literal || text.equals(wanted);
        }
    }

    private static List<Field> fields(String line) {
        List<Field> fields = new ArrayList<>();
        if (line.startsWith("#")) {
            return fields;
        }
        StringBuilder text = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                text.append(line.charAt(++i));
                escaped = true;
            } else if (c == ':' && fields.size() < 4) {
                fields.add(new Field(text.toString(), escaped || !"*".contentEquals(text)));
                text.setLength(0);
                escaped = false;
            } else {
                text.append(c);
            }
        }
        fields.add(new Field(text.toString(), true));
        return fields;
    }
}
