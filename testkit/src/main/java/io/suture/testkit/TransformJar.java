// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit;

import io.suture.core.digest.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.commons.io.FileUtils;

/** A jar with a transform, as a user builds it: compiled from source by the compiler of the JDK. */
public record TransformJar(Path file) {
    /** Its class. */
    public static final String CLASS = "org.example.Clean";

    /** Class {@link #CLASS}, whose {@code apply(Row row)} has this body. */
    public static TransformJar of(Path file, String body) throws IOException {
        return compiled(file, CLASS, """
                package org.example;
                import io.suture.transform.Row;
                import io.suture.transform.RowTransform;
                public final class Clean implements RowTransform {
                    public String name() { return "clean"; }
                    public Row apply(Row row) {
                        %s
                    }
                }
                """.formatted(body));
    }

    private static TransformJar compiled(Path file, String type, String source) throws IOException {
        Path classes = Files.createTempDirectory("suture-classes");
        try {
            compile(type, source, classes);
            pack(classes, file);
        } finally {
            FileUtils.deleteQuietly(classes.toFile());
        }
        return new TransformJar(file);
    }

    private static void compile(String type, String source, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        JavaFileObject text =
                new SimpleJavaFileObject(
                        URI.create("string:///" + type.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        boolean well =
                compiler.getTask(said, null, null, options, null, List.of(text)).call();
        if (!well) {
            throw new IllegalArgumentException(said.toString());
        }
    }

    private static void pack(Path classes, Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                jar.write(Files.readAllBytes(each));
                jar.closeEntry();
            }
        }
    }

    /** Of its bytes. */
    public String sha256() throws IOException {
        return Sha256.of(Files.readAllBytes(file));
    }
}
