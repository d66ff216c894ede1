// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Server;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import java.util.List;

/** Patients and their visits, in use. */
final class Clinic {
    private static final String SQL = """
            CREATE TABLE patients (id bigint PRIMARY KEY, name varchar(100), ward int);
            CREATE INDEX ON patients (name);
            CREATE TABLE visits (id bigint PRIMARY KEY, patient_id bigint REFERENCES patients);
            CREATE VIEW everybody AS SELECT name FROM patients;
            """;

    private Clinic() {}

    static Catalog catalog() {
        Catalog empty = Catalog.empty(new Server(150_000));
        Outlook outlook = new Outlook(empty, List.of(Identifier.of("public")));
        SqlScript.parse(SQL, SourceName.of("clinic.sql")).statements().forEach(s -> Effects.apply(s, outlook));
        Catalog catalog = empty;
        for (Relation relation : outlook.allRelations()) {
            catalog = catalog.with(relation);
        }
        return catalog;
    }
}
