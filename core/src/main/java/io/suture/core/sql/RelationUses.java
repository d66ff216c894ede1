// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.sql.RelationRef.Use;
import java.util.Map;

/** What it means for a relation to stand in a field of a parse node; anywhere else it is read. */
final class RelationUses {
    private static final Map<String, Use> BY_FIELD = Map.ofEntries(
            Map.entry("CreateStmt.relation", Use.DEFINES),
            Map.entry("CreateStmt.inhRelations", Use.REFERENCES),
            Map.entry("CreateForeignTableStmt.relation", Use.DEFINES),
            Map.entry("TableLikeClause.relation", Use.REFERENCES),
            Map.entry("Constraint.pktable", Use.REFERENCES),
            Map.entry("IndexStmt.relation", Use.ALTERS),
            Map.entry("AlterTableStmt.relation", Use.ALTERS),
            Map.entry("AlterTableCmd.def", Use.REFERENCES),
            Map.entry("PartitionCmd.name", Use.ALTERS),
            Map.entry("InsertStmt.relation", Use.WRITES),
            Map.entry("UpdateStmt.relation", Use.WRITES),
            Map.entry("DeleteStmt.relation", Use.WRITES),
            Map.entry("MergeStmt.relation", Use.WRITES),
            Map.entry("TruncateStmt.relations", Use.WRITES),
            Map.entry("LockStmt.relations", Use.MAINTAINS),
            Map.entry("VacuumRelation.relation", Use.MAINTAINS),
            Map.entry("ClusterStmt.relation", Use.MAINTAINS),
            Map.entry("ReindexStmt.relation", Use.MAINTAINS),
            Map.entry("RefreshMatViewStmt.relation", Use.MAINTAINS),
            Map.entry("ViewStmt.view", Use.DEFINES),
            Map.entry("IntoClause.rel", Use.DEFINES),
            Map.entry("CreateSeqStmt.sequence", Use.DEFINES),
            Map.entry("AlterSeqStmt.sequence", Use.ALTERS),
            Map.entry("CreateTrigStmt.relation", Use.ALTERS),
            Map.entry("CreateTrigStmt.constrrel", Use.REFERENCES),
            Map.entry("RuleStmt.relation", Use.ALTERS),
            Map.entry("CreatePolicyStmt.table", Use.ALTERS),
            Map.entry("AlterPolicyStmt.table", Use.ALTERS),
            Map.entry("CreateStatsStmt.relations", Use.ALTERS),
            Map.entry("RenameStmt.relation", Use.ALTERS),
            Map.entry("AlterObjectSchemaStmt.relation", Use.ALTERS),
            Map.entry("AlterOwnerStmt.relation", Use.ALTERS),
            Map.entry("AlterObjectDependsStmt.relation", Use.ALTERS),
            Map.entry("GrantStmt.objects", Use.ALTERS),
            Map.entry("PublicationTable.relation", Use.ALTERS));

    /** Fields whose node the JSON writes without its type. */
    private static final Map<String, String> TYPES = Map.of(
            "intoClause", "IntoClause",
            "into", "IntoClause",
            "base", "CreateStmt",
            "pubtable", "PublicationTable");

    private RelationUses() {}

    static Use of(String parentTag, String field) {
        return BY_FIELD.getOrDefault(parentTag + "." + field, Use.READS);
    }

    static String typeOfField(String field) {
        return TYPES.getOrDefault(field, "");
    }
}
