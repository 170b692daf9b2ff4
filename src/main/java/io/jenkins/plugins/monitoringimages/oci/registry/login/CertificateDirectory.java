package io.jenkins.plugins.monitoringimages.oci.registry.login;

import io.jenkins.plugins.monitoringimages.http.HttpException;
import io.jenkins.plugins.monitoringimages.http.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Certificates for some servers, as Docker keeps them: {@code <host[:port]>/*.crt} are trusted there beside Java's own, and
 * {@code *.cert} with the {@code *.key} of the same name is shown there.
 *
 * @see <a href="https://docs.docker.com/engine/security/certificates/">certificates for repository clients</a>
 */
public final class CertificateDirectory implements Tls {

    private static final char[] NO_PASSWORD = {};

    private final Path root;
    private final Map<String, Optional<SSLContext>> contexts = new HashMap<>();

    public CertificateDirectory(Path root) {
        this.root = root;
    }

    /** Whether there is something for a server. */
    public boolean has(String authority) {
        return directory(authority).isPresent();
    }

    @Override
    public synchronized Optional<SSLContext> at(URI uri) throws HttpException {
        String authority = uri.getHost() + (uri.getPort() == -1 ? "" : ":" + uri.getPort());
        if (!contexts.containsKey(authority)) {
            Optional<Path> directory = directory(authority);
            contexts.put(authority, directory.isPresent() ? Optional.of(read(directory.get())) : Optional.empty());
        }
        return contexts.get(authority);
    }

    private Optional<Path> directory(String authority) {
        try {
            return Optional.of(root.resolve(authority)).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty(); // Windows has no colon in names.
        }
    }

    private static SSLContext read(Path directory) throws HttpException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(shown(directory), NO_PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted(directory));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new HttpException(
                    "The certificates in " + directory + " cannot be read; they must be PEM files, *.crt of authorities,"
                            + " *.cert with *.key of this client",
                    e);
        }
    }

    private static KeyStore trusted(Path directory) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        TrustManagerFactory own = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        own.init((KeyStore) null);
        int number = 0;
        for (TrustManager manager : own.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                for (X509Certificate authority : x509.getAcceptedIssuers()) {
                    store.setCertificateEntry("java-" + number++, authority);
                }
            }
        }
        for (Path file : files(directory, ".crt")) {
            for (Certificate authority : certificates(file)) {
                store.setCertificateEntry("directory-" + number++, authority);
            }
        }
        return store;
    }

    private static KeyStore shown(Path directory) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        for (Path file : files(directory, ".cert")) {
            String name = file.getFileName().toString().replaceFirst("\\.cert$", "");
            Path key = directory.resolve(name + ".key");
            store.setKeyEntry(
                    name, PemKey.read(key), NO_PASSWORD, certificates(file).toArray(Certificate[]::new));
        }
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
