// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

import io.suture.core.digest.Sha256;
import io.suture.core.plan.JavaTransform;
import io.suture.core.problem.Problem;
import io.suture.transform.RowTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Jars of a folder with users' transforms, each read once. Thread-safe. */
public final class TransformJars {
    private static final long MAX_BYTES = 64L << 20;

    private final Path folder;
    private final Map<String, JarClasses> loaded = new ConcurrentHashMap<>();

    private TransformJars(Path folder) {
        this.folder = folder;
    }

    /** @param folder of the migrations */
    public static TransformJars in(Path folder) {
        return new TransformJars(folder);
    }

    /**
     * A new instance of a transform.
     *
     * @throws io.suture.core.problem.SutureException {@code DATA-JAR} where the jar cannot be read, {@code DATA-JAR-CHANGED} where its bytes are not
     *     those the migration is bound to, {@code DATA-JAR-CLASS} where the class is not there or is no transform
     */
    RowTransform open(JavaTransform transform) {
        JarClasses classes = classes(transform);
        try {
            return classes.loadClass(transform.type())
                    .asSubclass(RowTransform.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw Problem.user(
                            "DATA-JAR-CLASS",
                            transform.type() + " of " + transform.jar() + " cannot be used as a transform: "
                                    + e.getClass().getName(),
                            "it must be in the jar, public, with a public constructor without parameters, implement"
                                    + " io.suture.transform.RowTransform, need nothing but the JDK and what is in the jar, and"
                                    + " be compiled for this version of Java or an older one",
                            "look at `class`, and at how the jar was built")
                    .asException();
        }
    }

    /** Whether a class is the jar's own. */
    boolean has(JavaTransform transform, String type) {
        return classes(transform).has(type);
    }

    private JarClasses classes(JavaTransform transform) {
        return loaded.computeIfAbsent(transform.jar() + " " + transform.sha256(), key -> read(transform));
    }

    private JarClasses read(JavaTransform transform) {
        try {
            Path jar = folder.resolve(transform.jar());
            if (Files.size(jar) > MAX_BYTES) {
                throw unreadable(transform, "it has more than " + (MAX_BYTES >> 20) + " MB");
            }
            byte[] bytes = Files.readAllBytes(jar);
            String found = Sha256.of(bytes);
            if (!found.equals(transform.sha256())) {
                throw changed(transform, found);
            }
            return JarClasses.of(transform.jar(), bytes);
        } catch (IOException e) {
            throw unreadable(transform, e.getClass().getSimpleName());
        }
    }

    private RuntimeException unreadable(JavaTransform transform, String why) {
        return Problem.user(
                        "DATA-JAR",
                        "jar \"" + folder.resolve(transform.jar()) + "\" cannot be read: " + why,
                        "a data migration makes rows with a class of it",
                        "put it there, within the folder of the migrations")
                .asException();
    }

    private static RuntimeException changed(JavaTransform transform, String found) {
        return Problem.user(
                        "DATA-JAR-CHANGED",
                        "jar " + transform.jar() + " has the SHA-256 " + found + ", and the migration wants "
                                + transform.sha256(),
                        "rows that were made by one jar and rows made by another could not be told apart, and what was"
                                + " agreed to is the one that the migration names",
                        "put the jar back; or, where nothing was run yet, write the new `sha256` into the migration")
                .asException();
    }
}
