// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool of one connection: closing what it lends gives the same one back, still open. */
final class Lender {
    private Lender() {}

    static DataSource of(Connection connection) {
        Connection lent = (Connection) Proxy.newProxyInstance(
                Lender.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() {
                return lent;
            }
        };
    }
}
