// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A {@link Probe} over HTTP: GET, 2 s at most, 200 with a number in its body. Anything else and the run waits. */
final class HttpProbe implements Signal {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final Probe probe;
    private final HttpClient client = HttpClient.newHttpClient();

    HttpProbe(Probe probe) {
        this.probe = probe;
    }

    @Override
    public String name() {
        return "probes." + probe.name();
    }

    @Override
    public Load look(Look at) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(probe.ask().strip()))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK
                    ? probe.answered(Double.parseDouble(answer.body().strip()))
                    : probe.silent("HTTP " + answer.statusCode());
        } catch (IOException e) {
            return probe.silent(e.getClass().getSimpleName());
        } catch (IllegalArgumentException e) {
            return probe.silent("no number");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return probe.silent("interrupted");
        }
    }
}
