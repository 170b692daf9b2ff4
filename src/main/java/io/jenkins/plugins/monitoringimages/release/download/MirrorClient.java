package io.jenkins.plugins.monitoringimages.release.download;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.http.Answer;
import io.jenkins.plugins.monitoringimages.http.HttpException;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.http.Retries;
import io.jenkins.plugins.monitoringimages.http.Tls;
import io.jenkins.plugins.monitoringimages.http.TransientException;
import io.jenkins.plugins.monitoringimages.http.WebClient;
import io.jenkins.plugins.monitoringimages.http.WebRequest;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.release.MirrorLogin;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Asks a mirror, by its login, and says what its answers mean for a release. */
final class MirrorClient {

    private final WebClient web;
    private final Retries retries;
    private final Map<String, String> variables;

    /** @param variables of the environment, by name, for the password of a login */
    MirrorClient(HttpSettings settings, Clock clock, Pause pause, Map<String, String> variables) {
        this.variables = variables;
        this.web = new WebClient(settings, clock, Tls.platform());
        this.retries = new Retries(settings.retry(), pause);
    }

    /** The mirror that the options name, with its login. */
    Mirror mirror(Component component, ReleaseOptions options) throws ReleaseException {
        Mirror mirror = Mirror.of(component, options);
        MirrorLogin login = options.login();
        if (login.user().isEmpty()) {
            return mirror;
        }
        String password = variables.getOrDefault(login.variable(), "");
        if (password.isEmpty()) {
            throw new ReleaseException("release.login is " + InvalidValueException.quote(login.user())
                    + ", but the environment variable " + login.variable() + " with the password is not set");
        }
        return mirror.withLogin(login.user(), password);
    }

    /** Tries again what failed for a passing reason. */
    <T> T retry(Retries.Attempt<T, ReleaseException> attempt, BuildEvents events)
            throws ReleaseException, InterruptedException {
        try {
            return retries.run(attempt, events);
        } catch (HttpException e) {
            throw new ReleaseException(e.getMessage() + (e.getMessage().endsWith(Tls.UNTRUSTED)
                    ? "; --ca-file takes the certificate of its authority, and so does Java's trust store"
                    : ""), e);
        }
    }

    /**
     * Asks once and follows redirects.
     *
     * @return an answer of status 2xx or 404, or 416 where a range was asked for; the caller closes it
     */
    Answer get(Mirror mirror, URI uri, Map<String, String> headers)
            throws TransientException, HttpException, ReleaseException, InterruptedException {
        Answer answer = web.send(WebRequest.get(uri).withHeaders(headers).withLogin(mirror.login()));
        return answer.status() == 416 && headers.containsKey("Range") ? answer : sorted(answer);
    }

    /** Asks once and follows no redirect. */
    Answer getWithoutFollowing(Mirror mirror, URI uri)
            throws TransientException, HttpException, ReleaseException, InterruptedException {
        Answer answer = web.send(WebRequest.get(uri).withLogin(mirror.login()).withoutFollowing());
        return answer.isRedirect() ? answer : sorted(answer);
    }

    /**
     * Asks once for a text.
     *
     * @param most how many bytes it may have
     * @return nothing where it does not exist
     */
    Optional<String> text(Mirror mirror, URI uri, int most)
            throws TransientException, HttpException, ReleaseException, InterruptedException {
        try (Answer answer = get(mirror, uri, Map.of())) {
            return answer.status() == 404
                    ? Optional.empty()
                    : Optional.of(new String(answer.all(most), StandardCharsets.UTF_8));
        }
    }

    /** Asks once whether there is a file, without taking it. */
    boolean exists(Mirror mirror, URI uri) throws TransientException, HttpException, ReleaseException, InterruptedException {
        try (Answer answer = get(mirror, uri, Map.of("Range", "bytes=0-0"))) {
            return answer.status() != 404;
        }
    }

    private static Answer sorted(Answer answer) throws TransientException, ReleaseException {
        int status = answer.status();
        if (answer.isSuccess() || status == 404) {
            return answer;
        }
        answer.close();
        String failure = answer.shown() + " answered " + status
                + (answer.isRateLimit() ? ": its rate limit is reached" : "");
        if (answer.mayPass()) {
            throw new TransientException(failure, answer.retryAfter());
        }
        throw new ReleaseException(failure + switch (status) {
            case 401, 403 -> "; check that the mirror may be read, and its login";
            default -> "; check the mirror";
        });
    }
}
