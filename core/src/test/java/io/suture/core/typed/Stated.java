// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Server;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Plan;
import io.suture.core.source.Folder;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.typed.shape.OperationShape;
import io.suture.core.yaml.YamlPrint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One operation as an author states it, held against SQL. */
public final class Stated {
    private static final Catalog EXAMPLES = catalog(Example.SCHEMA);

    private final String yaml;
    private final Catalog catalog;

    private Stated(String yaml, Catalog catalog) {
        this.yaml = yaml;
        this.catalog = catalog;
    }

    /** @param yaml an item of {@code operations} */
    public static Stated by(String yaml) {
        return new Stated(yaml.strip(), EXAMPLES);
    }

    /** In a database of these tables instead of those of the examples. */
    public Stated given(String schema) {
        return new Stated(yaml, catalog(schema));
    }

    /** It is planned as this SQL is, and this SQL is converted to it. */
    public Stated isSql(String sql) {
        List<String> asSql = PlanForm.of(plan(Migration.of("0001_it", sql)));
        assertThat(PlanForm.of(plan(migration()))).isEqualTo(asSql);
        String converted = YamlPrint.of(Map.of("operations", written(sql)));
        assertThat(PlanForm.of(plan(migration(converted)))).as(converted).isEqualTo(asSql);
        assertThat(Conversion.of(parse(sql)).stream()
                        .map(o -> OperationTypes.installed().of(o).name()))
                .containsExactly(name());
        return this;
    }

    public String name() {
        return yaml.substring(0, yaml.indexOf(':'));
    }

    public Migration migration() {
        return folder().migration("0001_it");
    }

    private static Migration migration(String file) {
        return Folder.with("0001_it.yaml", file).migration("0001_it");
    }

    /** Alone in a migration, for what is wrong with it. */
    public Folder folder() {
        String item = yaml.lines().collect(Collectors.joining("\n    ", "  - ", "\n"));
        return Folder.with("0001_it.yaml", "operations:\n" + item);
    }

    private static List<Object> written(String sql) {
        return Conversion.of(parse(sql)).stream()
                .map(OperationShape.any()::write)
                .toList();
    }

    private static SqlScript parse(String sql) {
        return SqlScript.parse(sql, SourceName.of("0001_it.sql"));
    }

    private Plan plan(Migration migration) {
        return Planner.plan(List.of(migration), catalog, PlanOptions.defaults());
    }

    /** A database with these tables, which others use. */
    private static Catalog catalog(String schema) {
        Catalog empty = Catalog.empty(new Server(150019));
        Outlook outlook = new Outlook(empty, List.of(Identifier.of("public")));
        parse(schema).statements().forEach(s -> Effects.apply(s, outlook));
        return Catalog.of(
                empty.server(),
                empty.contents().withRelations(outlook.allRelations()).withTypes(outlook.allTypes()),
                empty.sizes());
    }
}
