package io.jenkins.plugins.monitoringimages.docker.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.exception.DockerException;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;

/** Why no container engine could be reached, in words that say what to do about it. */
final class ConnectionFailure {

    private ConnectionFailure() {}

    /** Something answered the question for the version, but not with the version. */
    public static ImageException refused(DockerHost host, DockerException answer) {
        int status = answer.getHttpStatus();
        if (String.valueOf(answer.getMessage()).contains("HTTP request to an HTTPS server")) {
            return new ImageException("The container engine at " + host + " wants TLS; set DOCKER_TLS_VERIFY and "
                    + "DOCKER_CERT_PATH, or choose the server's TLS credentials");
        }
        if (status == 401 || status == 403) {
            return new ImageException("The container engine at " + host + " refuses access (HTTP " + status
                    + "); check the client certificate or whatever guards that address");
        }
        return noEngine(host, answer);
    }

    public static ImageException noEngine(DockerHost host, Throwable cause) {
        return new ImageException(
                "What answers at " + host + " is not a container engine with the Docker API; check the address", cause);
    }

    public static ImageException of(DockerHost host, Throwable failure) {
        return new ImageException("The container engine at " + host + " " + reason(host, failure), failure);
    }

    private static String reason(DockerHost host, Throwable failure) {
        if (isFile(failure, "permission denied")) {
            return "does not let this user in (permission denied); add the user to the group of the socket, which is "
                    + "docker as a rule, and log in anew";
        }
        if (isFile(failure, "no such file")) {
            return "cannot be reached: there is no such socket; start the engine, or give the right address as the "
                    + "spec's docker.host or in DOCKER_HOST";
        }
        if (find(failure, UnknownHostException.class).isPresent()) {
            return "cannot be reached: its host name is not known; check the address";
        }
        if (find(failure, SSLPeerUnverifiedException.class).isPresent() || isForAnotherName(failure)) {
            return "has a certificate for another name; use the name in the certificate as the address";
        }
        Optional<SSLHandshakeException> handshake = find(failure, SSLHandshakeException.class);
        if (handshake.isPresent()) {
            return "failed the TLS handshake (" + handshake.get().getMessage() + "); check that the CA certificate is "
                    + "that of the engine, and the client certificate one that the engine accepts";
        }
        Optional<SSLException> tls = find(failure, SSLException.class);
        if (tls.isPresent()) {
            return "does not speak TLS as expected (" + tls.get().getMessage() + "); check address, port and "
                    + "certificates, and whether the engine has TLS turned on";
        }
        if (find(failure, ConnectException.class).isPresent() || isFile(failure, "connection refused")) {
            return "refuses connections; start the engine, and check the address";
        }
        if (find(failure, SocketTimeoutException.class).isPresent()
                || find(failure, NoRouteToHostException.class).isPresent()
                || find(failure, InterruptedIOException.class).isPresent()) {
            return "did not answer in time; check the address, and whether a firewall is in the way"
                    + (host.tls() != null ? " or the engine speaks no TLS" : "");
        }
        if (find(failure, JsonProcessingException.class).isPresent()
                || find(failure, ProtocolException.class).isPresent()) {
            return "does not answer as a container engine with the Docker API does; check the address";
        }
        if (find(failure, NoHttpResponseException.class).isPresent()
                || find(failure, SocketException.class).isPresent()) {
            return "closed the connection without an answer; check the address and port"
                    + (host.tls() != null
                            ? ", and whether the engine accepts the client certificate"
                            : host.isSocket() ? "" : ", and whether the engine wants TLS");
        }
        return "could not be asked for its version: " + EngineCall.message(failure);
    }

    /** What Java itself says of a certificate, before the HTTP client gets to see it. */
    private static boolean isForAnotherName(Throwable failure) {
        return find(failure, CertificateException.class)
                .map(Throwable::getMessage)
                .filter(message -> message.startsWith("No subject alternative") || message.startsWith("No name matching"))
                .isPresent();
    }

    private static boolean isFile(Throwable failure, String words) {
        return find(failure, SocketException.class)
                .map(e -> String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains(words))
                .orElse(false);
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }
}
