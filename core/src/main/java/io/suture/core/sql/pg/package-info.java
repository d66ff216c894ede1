// SPDX-License-Identifier: Apache-2.0
/**
 * PostgreSQL's grammar in the JVM: libpg_query as WebAssembly, compiled to Java classes when Suture is built (module grammar),
 * around it Chicory's runtime; nothing else knows of either.
 *
 * <p>Loaded at the first parse and never before. An instance of the module has one memory and one stack, so it serves one
 * thread at a time; {@link io.suture.core.sql.pg.PgGrammar} lends them out. An instance that failed in any other way than by
 * a syntax error is thrown away. PostgreSQL reports errors by {@code longjmp}, which this build of the module does in the way
 * of emscripten's JavaScript: {@code PgImports} does the same with a Java exception.
 */
@NullMarked
package io.suture.core.sql.pg;

import org.jspecify.annotations.NullMarked;
