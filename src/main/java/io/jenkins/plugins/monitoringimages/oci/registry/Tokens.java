package io.jenkins.plugins.monitoringimages.oci.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.http.Answer;
import io.jenkins.plugins.monitoringimages.http.Authorization;
import io.jenkins.plugins.monitoringimages.http.HttpException;
import io.jenkins.plugins.monitoringimages.http.TransientException;
import io.jenkins.plugins.monitoringimages.http.WebClient;
import io.jenkins.plugins.monitoringimages.http.WebRequest;
import io.jenkins.plugins.monitoringimages.http.body.RequestBody;
import io.jenkins.plugins.monitoringimages.oci.registry.login.Login;
import io.jenkins.plugins.monitoringimages.oci.registry.login.RegistryHost;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Access tokens of one registry, kept by what they allow until shortly before they expire. The service that gives them may
 * be another host, as that of Docker Hub is, but is never told a login without encryption.
 */
final class Tokens {

    private static final int LONGEST = 1 << 20;
    private static final int SECONDS_WITHOUT_ANY = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryHost host;
    private final Optional<Login> login;
    private final Set<String> insecure;
    private final WebClient web;
    private final Clock clock;
    private final Map<List<String>, Token> kept = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    Tokens(RegistryHost host, Optional<Login> login, Set<String> insecure, WebClient web, Clock clock) {
        this.host = host;
        this.login = login;
        this.insecure = insecure;
        this.web = web;
        this.clock = clock;
    }

    private record Token(String header, Instant until) {}

    /** The value of {@code Authorization} for these scopes. */
    String header(Challenge challenge, List<String> scopes)
            throws TransientException, HttpException, RegistryException, InterruptedException {
        lock.lockInterruptibly();
        try {
            Token token = kept.get(scopes);
            if (token == null || !token.until().isAfter(clock.instant())) {
                token = fetch(challenge, scopes);
                kept.put(scopes, token);
            }
            return token.header();
        } finally {
            lock.unlock();
        }
    }

    void forget(List<String> scopes) {
        kept.remove(scopes);
    }

    private Token fetch(Challenge challenge, List<String> scopes)
            throws TransientException, HttpException, RegistryException, InterruptedException {
        URI realm = realm(challenge.parameter("realm"));
        StringBuilder query = new StringBuilder(pair("service", challenge.parameter("service")));
        boolean byToken = login.map(Login::isIdentityToken).orElse(false);
        if (byToken) {
            query.append('&').append(pair("scope", String.join(" ", scopes)));
        } else {
            scopes.forEach(scope -> query.append('&').append(pair("scope", scope)));
        }
        WebRequest request = byToken ? byIdentityToken(realm, query.toString()) : byPassword(realm, query.toString());
        try (Answer answer = web.send(request)) {
            if (!answer.isSuccess()) {
                throw new Refusal(host, login).of(answer, "give a token for " + String.join(" ", scopes));
            }
            return parse(answer.all(LONGEST), realm);
        }
    }

    private WebRequest byPassword(URI realm, String query) {
        String glue = realm.getRawQuery() == null ? "?" : "&";
        return WebRequest.get(URI.create(realm + glue + query))
                .withLogin(login.map(who -> Authorization.only(realm, who.basic())).orElse(Authorization.none()));
    }

    /** The token is in the body, so that a redirect is not followed. */
    private WebRequest byIdentityToken(URI realm, String query) {
        String form = query + "&grant_type=refresh_token&client_id=monitoring-images&"
                + pair("refresh_token", login.orElseThrow().secret());
        return WebRequest.of("POST", realm)
                .withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withBody(RequestBody.of(form.getBytes(StandardCharsets.UTF_8)))
                .withoutFollowing();
    }

    private URI realm(String text) throws RegistryException {
        URI realm;
        try {
            realm = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new RegistryException(host + " names a token service that has no address; it is not used", e);
        }
        boolean https = "https".equalsIgnoreCase(realm.getScheme());
        boolean http = "http".equalsIgnoreCase(realm.getScheme());
        if (realm.getHost() == null || realm.getRawUserInfo() != null || !http && !https) {
            throw new RegistryException(host + " names a token service that has no address; it is not used");
        }
        boolean plain = host.mayBePlain() && RegistryHost.mayBePlain(realm.getAuthority(), insecure);
        if (http && !plain) {
            throw new RegistryException(host + " names the token service " + realm.getAuthority()
                    + " without encryption (http), where no login is sent; it must be https");
        }
        return realm;
    }

    private Token parse(byte[] body, URI realm) throws RegistryException {
        try {
            JsonNode json = JSON.readTree(body);
            String token = json.path("token").asText(json.path("access_token").asText(""));
            if (token.matches("[\\x21-\\x7e]+")) {
                long seconds = json.path("expires_in").asLong(SECONDS_WITHOUT_ANY);
                return new Token("Bearer " + token, clock.instant().plusSeconds(seconds - Math.min(30, seconds / 2)));
            }
        } catch (IOException e) {
            // Said below.
        }
        throw new RegistryException(
                "The token service " + realm.getAuthority() + " of " + host + " gave no token; check the name of the registry");
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
