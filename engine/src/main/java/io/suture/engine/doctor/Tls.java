// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import io.suture.engine.connect.HostPort;
import java.util.Optional;
import java.util.Set;

/** Whether what travels is encrypted; on this machine it need not be. */
@AutoService(Examination.class)
public final class Tls implements Examination {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    @Override
    public Check of(Patient patient) {
        Optional<String> tls = patient.login().tls();
        if (tls.isPresent()) {
            return Check.pass("tls", tls.get());
        }
        boolean local = patient.configuration().database().get().hosts().stream()
                .map(HostPort::host)
                .allMatch(LOOPBACK::contains);
        return local
                ? Check.pass("tls", "not used; the server is on this machine")
                : Check.fail("tls", "the connection is not encrypted", "add sslmode=verify-full to the URL");
    }
}
