package io.jenkins.plugins.monitoringimages.http;

import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Which certificates are trusted and shown at a server. */
@FunctionalInterface
public interface Tls {

    /** What is said of a certificate whose authority is not known. */
    String UNTRUSTED = "its certificate is signed by nobody who is trusted here";

    /** What is said of all failures that have no better words. */
    String BROKEN = "the TLS handshake failed";

    /**
     * The context for a server, always the same one for the same server; nothing where Java's own does.
     *
     * @throws HttpException if what was set up for this server cannot be read
     */
    Optional<SSLContext> at(URI uri) throws HttpException;

    /** Java's own certificates everywhere. */
    static Tls platform() {
        return uri -> Optional.empty();
    }

    /** Whether another attempt may mend it: a connection that broke off may come, a certificate stays what it is. */
    static boolean mayPass(SSLException failure) {
        return explain(failure).equals(BROKEN);
    }

    /** What went wrong, in words; Java's own are for programmers. */
    static String explain(SSLException failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable e = failure; e != null; e = e.getCause()) {
            all.append(e.getMessage()).append('\n');
        }
        String text = all.toString();
        if (text.contains("unable to find valid certification path") || text.contains("PKIX path building failed")) {
            return UNTRUSTED;
        }
        if (text.contains("NotAfter") || text.contains("validity check failed")) {
            return "its certificate is not valid at this time";
        }
        if (text.contains("subject alternative") || text.contains("No name matching")) {
            return "its certificate is for another name";
        }
        if (text.contains("Unsupported or unrecognized SSL message")) {
            return "it does not answer in TLS";
        }
        if (text.contains("certificate_required") || text.contains("bad_certificate")) {
            return "it wants a client's certificate, or another one";
        }
        return BROKEN;
    }
}
