package io.jenkins.plugins.monitoringimages.docker.smoke;

import io.jenkins.plugins.monitoringimages.image.smoke.WebEndpoint;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks over HTTP, without a proxy. Java's small client does, since a bigger one takes longer to load than to ask. */
final class HttpProbe implements ReadinessProbe {

    private static final int MOST_FAILED_ROUTES = 2;

    private final String server;
    private final WebEndpoint endpoint;
    private final String where;
    private final Duration limit;
    private int failedRoutes;

    /**
     * @param port at this address, which may be another than in the container
     * @param where the address is, in words
     * @param limit of one ask: each read has a limit of its own, but a server may trickle
     */
    HttpProbe(String address, int port, WebEndpoint endpoint, String where, Duration limit) {
        this.server = address + ":" + port;
        this.endpoint = endpoint;
        this.where = where;
        this.limit = limit;
    }

    @Override
    public Optional<String> ask(Duration waited) throws InterruptedException {
        if (failedRoutes >= MOST_FAILED_ROUTES) {
            return Optional.empty();
        }
        try (HttpAsk question = new HttpAsk(server, endpoint, where)) {
            FutureTask<Optional<String>> answer = new FutureTask<>(question);
            Thread asking = new Thread(answer, "monitoring-images-probe");
            asking.setDaemon(true);
            asking.start();
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SocketTimeoutException || e.getCause() instanceof NoRouteToHostException) {
                failedRoutes++;
            }
            // Refused or reset, since nobody listens yet; or what was answered is no HTTP.
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }
}
