package io.jenkins.plugins.monitoringimages.http;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Java says of TLS, in words, and whether it may pass. */
class TlsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PKIX path building failed: unable to find valid certification path | false | its certificate is signed by nobody who is trusted here
            NotAfter: Thu Jan 01 00:00:00 UTC 2026            | false | its certificate is not valid at this time
            No name matching a.example.org found              | false | its certificate is for another name
            Received fatal alert: certificate_required        | false | it wants a client's certificate, or another one
            Remote host terminated the handshake              | true  | the TLS handshake failed
            Connection reset                                  | true  | the TLS handshake failed
            Received fatal alert: internal_error              | true  | the TLS handshake failed
            """)
    void onlyFaultsOfCertificatesAreFinal(String said, boolean mayPass, String words) {
        SSLException failure = new SSLHandshakeException("outer");
        failure.initCause(new SSLException(said));

        assertThat(Tls.mayPass(failure)).isEqualTo(mayPass);
        assertThat(Tls.explain(failure)).isEqualTo(words);
    }
}
