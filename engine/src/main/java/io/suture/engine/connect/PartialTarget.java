// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one source says of a target. Sources are laid over each other, the strongest first.
 *
 * @param hosts empty where the source names none
 * @param parameters as the source calls them
 */
record PartialTarget(
        List<HostPort> hosts,
        Optional<String> database,
        Optional<String> user,
        Optional<Password> password,
        Map<String, String> parameters) {

    static final PartialTarget NOTHING =
            new PartialTarget(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    PartialTarget {
        hosts = List.copyOf(hosts);
        parameters = Map.copyOf(parameters);
    }

    /** This, and from the weaker source what this does not say. */
    PartialTarget or(PartialTarget weaker) {
        Map<String, String> both = new HashMap<>(weaker.parameters);
        both.putAll(parameters);
        return new PartialTarget(
                hosts.isEmpty() ? weaker.hosts : hosts,
                database.or(weaker::database),
                user.or(weaker::user),
                password.or(weaker::password),
                both);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
