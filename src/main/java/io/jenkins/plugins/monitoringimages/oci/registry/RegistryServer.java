package io.jenkins.plugins.monitoringimages.oci.registry;

import io.jenkins.plugins.monitoringimages.http.Answer;
import io.jenkins.plugins.monitoringimages.http.Authorization;
import io.jenkins.plugins.monitoringimages.http.HttpException;
import io.jenkins.plugins.monitoringimages.http.TransientException;
import io.jenkins.plugins.monitoringimages.http.WebClient;
import io.jenkins.plugins.monitoringimages.http.WebRequest;
import io.jenkins.plugins.monitoringimages.oci.registry.Challenge.Scheme;
import io.jenkins.plugins.monitoringimages.oci.registry.login.Login;
import io.jenkins.plugins.monitoringimages.oci.registry.login.RegistryHost;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** One registry: whether it speaks TLS, how it wants to be logged in to, and requests with that login. */
final class RegistryServer {

    private final RegistryHost host;
    private final boolean plainFirst;
    private final Optional<Login> login;
    private final WebClient web;
    private final Tokens tokens;
    private final ReentrantLock finding = new ReentrantLock();
    private URI base;
    private volatile Challenge challenge = Challenge.NONE;

    /** @param plainFirst whether it is asked without encryption before it is asked with it */
    RegistryServer(RegistryHost host, boolean plainFirst, Optional<Login> login, WebClient web, Tokens tokens) {
        this.host = host;
        this.plainFirst = plainFirst;
        this.login = login;
        this.web = web;
        this.tokens = tokens;
    }

    RegistryHost host() {
        return host;
    }

    Refusal refusal() {
        return new Refusal(host, login);
    }

    /** Where it answers; it is asked for that once. */
    URI base() throws TransientException, HttpException, RegistryException, InterruptedException {
        finding.lockInterruptibly();
        try {
            if (base == null) {
                base = find();
            }
            return base;
        } finally {
            finding.unlock();
        }
    }

    /**
     * Sends a request with the login for these scopes, and once more with a new one where that is refused. The login stays
     * with this server, whereto the request is redirected.
     *
     * @return an answer of any status
     */
    Answer send(WebRequest request, List<String> scopes)
            throws TransientException, HttpException, RegistryException, InterruptedException {
        URI own = base();
        Answer answer = web.send(request.withLogin(authorization(own, scopes)));
        if (answer.status() == 401 && Authorization.sameServer(own, answer.uri())) {
            Challenge wanted = Challenge.of(answer);
            if (wanted.scheme() == Scheme.BEARER || wanted.scheme() == Scheme.BASIC && wasWithout()) {
                answer.close();
                renew(wanted, scopes);
                answer = web.send(request.withLogin(authorization(own, scopes)));
            }
        }
        return answer;
    }

    private Authorization authorization(URI own, List<String> scopes)
            throws TransientException, HttpException, RegistryException, InterruptedException {
        return switch (challenge.scheme()) {
            case NONE -> Authorization.none();
            case BASIC -> login.filter(who -> !who.isIdentityToken())
                    .map(who -> Authorization.only(own, who.basic()))
                    .orElse(Authorization.none());
            case BEARER -> Authorization.only(own, tokens.header(challenge, scopes));
        };
    }

    private boolean wasWithout() {
        return challenge.scheme() != Scheme.BASIC;
    }

    private void renew(Challenge wanted, List<String> scopes) {
        tokens.forget(scopes);
        challenge = wanted;
    }

    private URI find() throws TransientException, HttpException, RegistryException, InterruptedException {
        if (!plainFirst) {
            return ping(host.https()).orElseThrow(() -> notARegistry());
        }
        Answer plain;
        try {
            plain = ask(host.http());
        } catch (TransientException e) {
            // Nobody speaks plainly there; whoever answers, whatever it is, does.
            try {
                return ping(host.https()).orElseThrow(() -> notARegistry());
            } catch (TransientException | HttpException other) {
                throw e;
            }
        }
        Optional<URI> found = sorted(plain, host.http());
        return found.isPresent() ? found.get() : ping(host.https()).orElseThrow(() -> notARegistry());
    }

    private Optional<URI> ping(URI address)
            throws TransientException, HttpException, RegistryException, InterruptedException {
        return sorted(ask(address), address);
    }

    private Answer ask(URI address) throws TransientException, HttpException, InterruptedException {
        return web.send(WebRequest.get(URI.create(address + "/v2/")).withoutFollowing());
    }

    /** Nothing where it does not speak this way: a server of TLS answers 400 to a request without. */
    private Optional<URI> sorted(Answer answer, URI address)
            throws TransientException, RegistryException, InterruptedException {
        if (answer.status() == 400 || answer.isRedirect()) {
            answer.close();
            return Optional.empty();
        }
        if (answer.status() == 404) {
            answer.close();
            throw notARegistry();
        }
        if (answer.status() == 200 && !answer.isWebPage() || answer.status() == 401) {
            answer.close();
            challenge = Challenge.of(answer);
            return Optional.of(address);
        }
        throw refusal().of(answer, "be a registry");
    }

    private RegistryException notARegistry() {
        return new RegistryException(host + " is not a registry: it does not answer at /v2/; check the name");
    }
}
