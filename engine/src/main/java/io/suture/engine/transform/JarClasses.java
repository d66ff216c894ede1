// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

import io.suture.transform.RowTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The classes of one jar, from bytes that were looked at: the file is not opened again. They see the JDK and {@code io.suture.transform}. */
final class JarClasses extends ClassLoader {
    private static final String API = RowTransform.class.getPackageName() + ".";
    private static final String ENDING = ".class";

    private final Map<String, byte[]> files;

    private JarClasses(String name, Map<String, byte[]> files) {
        super(name, ClassLoader.getPlatformClassLoader());
        this.files = files;
    }

    /** @throws IOException where it is no jar */
    static JarClasses of(String name, byte[] jar) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return new JarClasses(name, files);
    }

    /** Whether it is one of the jar's. */
    boolean has(String type) {
        return files.containsKey(file(type));
    }

    @Override
    protected Class<?> findClass(String type) throws ClassNotFoundException {
        if (type.startsWith(API)) {
            return Class.forName(type, true, RowTransform.class.getClassLoader());
        }
        byte[] bytes = files.get(file(type));
        if (bytes == null) {
            throw new ClassNotFoundException(type);
        }
        return defineClass(type, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }

    private static String file(String type) {
        return type.replace('.', '/') + ENDING;
    }
}
