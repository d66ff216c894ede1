// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.util.ArrayList;
import java.util.List;

/** Hosts and ports given as two lists, as PGHOST and PGPORT and a service file do. */
final class HostList {
    private HostList() {}

    /** @param ports as many as hosts, or one for all of them, or none; a port alone means localhost */
    static List<HostPort> of(String hosts, String ports) {
        if (hosts.isEmpty() && ports.isEmpty()) {
            return List.of();
        }
        String[] names = hosts.isEmpty() ? new String[] {"localhost"} : hosts.split(",", -1);
        String[] numbers = ports.split(",", -1);
        if (numbers.length != 1 && numbers.length != names.length) {
            throw ConnectionUrl.bad("there are " + names.length + " hosts but " + numbers.length + " ports");
        }
        List<HostPort> list = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String name = names[i].isEmpty() ? "localhost" : names[i];
            list.add(new HostPort(name, ConnectionUrl.port(numbers[numbers.length == 1 ? 0 : i])));
        }
        return list;
    }
}
