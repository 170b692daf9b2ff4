package io.jenkins.plugins.monitoringimages.docker.connection;

import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/**
 * Makes Java's TLS context of PEM texts. Keys may be PKCS#8, PKCS#1 or SEC 1, which is what OpenSSL writes. No security
 * provider is registered for it, since that would change the whole virtual machine.
 */
public final class TlsContext {

    private TlsContext() {}

    /** @throws ImageException if a file is missing or is not what it should be; it names the file, never its content */
    public static SSLContext of(DockerTls tls) throws ImageException {
        boolean folder = !tls.folder().isEmpty();
        String key = folder ? read(tls.folder(), "key.pem") : tls.key();
        String certificate = folder ? read(tls.folder(), "cert.pem") : tls.certificate();
        String authority = folder ? read(tls.folder(), "ca.pem") : tls.authority();
        if (key.isBlank() != certificate.isBlank()) {
            throw new ImageException("The container engine's TLS client key and certificate belong together, but the "
                    + (key.isBlank() ? "key" : "certificate") + " is missing; give both or neither");
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(key, certificate), trustManagers(authority), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new ImageException("The TLS keys for the container engine cannot be used: a certificate or key is damaged; "
                    + "allowed: certificates and a key as PEM", e);
        }
    }

    private static String read(String folder, String name) throws ImageException {
        try {
            return Files.readString(Path.of(folder, name), StandardCharsets.US_ASCII);
        } catch (IOException | InvalidPathException e) {
            throw new ImageException("TLS is asked for, but " + folder + "/" + name + " cannot be read; "
                    + "DOCKER_CERT_PATH must name a folder with ca.pem, cert.pem and key.pem on the machine that builds", e);
        }
    }

    private static KeyManager[] keyManagers(String key, String certificate)
            throws GeneralSecurityException, IOException, ImageException {
        if (key.isBlank()) {
            return null;
        }
        char[] password = new char[0];
        KeyStore store = emptyStore();
        store.setKeyEntry("client", privateKey(key), password, certificates(certificate, "client certificate")
                .toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trustManagers(String authority)
            throws GeneralSecurityException, IOException, ImageException {
        if (authority.isBlank()) {
            return null;
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate each : certificates(authority, "CA certificate")) {
            store.setCertificateEntry("ca-" + number++, each);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(String pem, String what)
            throws GeneralSecurityException, ImageException {
        Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        if (found.isEmpty()) {
            throw new ImageException("The container engine's TLS " + what + " holds no PEM certificate");
        }
        return found;
    }

    private static PrivateKey privateKey(String pem) throws ImageException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
                if (each instanceof PrivateKeyInfo info) {
                    return privateKey(info);
                }
                if (each instanceof PEMKeyPair pair) {
                    return privateKey(pair.getPrivateKeyInfo());
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The library has unchecked failures too for what is damaged. Its message may quote the text, so it is not passed on.
            throw new ImageException("The container engine's TLS client key is damaged; a PEM private key is needed");
        }
        throw new ImageException("The container engine's TLS client key holds no PEM private key without a passphrase");
    }

    private static PrivateKey privateKey(PrivateKeyInfo info) throws IOException, GeneralSecurityException {
        ASN1ObjectIdentifier id = info.getPrivateKeyAlgorithm().getAlgorithm();
        String algorithm = id.equals(X9ObjectIdentifiers.id_ecPublicKey) ? "EC" : id.getId();
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
