// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Suture this is; the build writes it down. */
public final class ToolVersion {
    private static final String FILE = "tool.properties";

    private ToolVersion() {}

    /** For example {@code 1.4.0}. */
    public static String get() {
        try (InputStream in = ToolVersion.class.getResourceAsStream(FILE)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is a part of Suture", e);
        }
    }
}
