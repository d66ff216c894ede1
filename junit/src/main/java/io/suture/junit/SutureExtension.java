// SPDX-License-Identifier: Apache-2.0
package io.suture.junit;

import io.suture.engine.rehearse.RehearsalReport;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives the parameters of {@link SutureTest}. What was rehearsed is kept until all tests have ended, a database until its test has. JUnit
 * closes what is kept.
 */
final class SutureExtension implements ParameterResolver {
    private static final Namespace REPORTS = Namespace.create(SutureExtension.class, "reports");
    private static final Namespace SERVERS = Namespace.create(SutureExtension.class, "servers");
    private static final Namespace DATABASES = Namespace.create(SutureExtension.class, "databases");

    private static final Map<Class<?>, Function<ExtensionContext, Object>> PARAMETERS = Map.of(
            Migrations.class, SutureExtension::migrations,
            RehearsalReport.class, SutureExtension::report,
            DataSource.class, context -> database(context).source(),
            Connection.class, SutureExtension::connection);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Function<ExtensionContext, Object> maker =
                PARAMETERS.get(parameter.getParameter().getType());
        if (maker == null) {
            throw new IllegalStateException("not supported: " + parameter);
        }
        return maker.apply(context);
    }

    private static Migrations migrations(ExtensionContext context) {
        SutureTest test = annotation(context);
        return new Migrations(report(context), Set.of(test.accepts()), Set.of(test.known()));
    }

    /** Whoever asks for the same folder and the same server gets the same. */
    private static RehearsalReport report(ExtensionContext context) {
        return context.getRoot()
                .getStore(REPORTS)
                .computeIfAbsent(folder(context), Folder::rehearse, RehearsalReport.class);
    }

    private static TestDatabase database(ExtensionContext context) {
        return context.getStore(DATABASES)
                .computeIfAbsent(TestDatabase.class, type -> server(context).database(), TestDatabase.class);
    }

    private static PopulatedServer server(ExtensionContext context) {
        return context.getRoot()
                .getStore(SERVERS)
                .computeIfAbsent(folder(context), PopulatedServer::of, PopulatedServer.class);
    }

    private static Connection connection(ExtensionContext context) {
        TestDatabase database = database(context);
        return context.getStore(DATABASES)
                .computeIfAbsent(Connection.class, type -> database.connect(), Connection.class);
    }

    private static Folder folder(ExtensionContext context) {
        SutureTest test = annotation(context);
        return new Folder(test.dir(), test.layout(), test.major(), test.size());
    }

    private static SutureTest annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), SutureTest.class)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        context.getRequiredTestClass().getName() + " needs @SutureTest, which names the folder"));
    }
}
