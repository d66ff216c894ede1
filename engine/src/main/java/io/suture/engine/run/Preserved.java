// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.suture.core.data.move.Preservation;
import io.suture.core.data.move.Proved;
import io.suture.core.problem.Effect;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the proof of a {@link Preservation} has found in this session: counts, digests and names, for the record.
 *
 * @param proved what it was about
 * @param wrong how many rows are not as they should be, and how; blank where all are
 */
record Preserved(Proved proved, String wrong, Map<String, Object> found) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TAKE = "SELECT pg_catalog.current_setting('" + Preservation.SETTING
            + "', true), pg_catalog.set_config('" + Preservation.SETTING + "', '', false)";

    /** Once; empty where no such proof was asked for since. */
    static Optional<Preserved> take(Session session) throws SessionLost {
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery(TAKE)) {
            row.next();
            return Optional.ofNullable(row.getString(1))
                    .filter(text -> !text.isEmpty())
                    .map(Preserved::read);
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private static Preserved read(String json) {
        try {
            Map<String, Object> found =
                    new LinkedHashMap<>(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
            Proved proved = Proved.of(Objects.toString(found.remove(Proved.FIELD), ""));
            return new Preserved(proved, Objects.toString(found.remove("wrong"), ""), found);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a proof has found is no JSON", e);
        }
    }

    boolean isWrong() {
        return !wrong.isEmpty();
    }

    /** @throws StepFailure {@code DATA-DIFFERS} where something is wrong */
    void require() throws StepFailure {
        if (isWrong()) {
            throw new StepFailure(proved.differs(wrong).with(Effect.RECORDED));
        }
    }
}
