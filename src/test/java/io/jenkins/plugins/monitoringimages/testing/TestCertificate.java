package io.jenkins.plugins.monitoringimages.testing;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for 127.0.0.1 and localhost that is its own authority.
 *
 * @param certificate as a PEM file
 * @param key as a PEM file
 * @param server answers with it
 */
public record TestCertificate(Path certificate, Path key, SSLContext server) {

    private static final String PASSWORD = "changeit";

    public static TestCertificate in(Path directory) throws Exception {
        Path store = directory.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "test", "-keyalg", "EC", "-dname", "CN=test", "-validity", "2",
                        "-ext", "san=ip:127.0.0.1,dns:localhost", "-ext", "bc=ca:true", "-storetype", "PKCS12",
                        "-keystore", store.toString(), "-storepass", PASSWORD)
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new TestCertificate(
                pem(directory.resolve("test.crt"), "CERTIFICATE", keys.getCertificate("test").getEncoded()),
                pem(directory.resolve("test.key"), "PRIVATE KEY", keys.getKey("test", PASSWORD.toCharArray()).getEncoded()),
                server(keys));
    }

    /** Lays it out as {@code certs.d}, trusted for a registry. */
    public Path trustedFor(String address, Path directory) throws Exception {
        Path folder = Files.createDirectories(directory.resolve(address));
        Files.copy(certificate, folder.resolve("ca.crt"));
        return directory;
    }

    private static SSLContext server(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static Path pem(Path file, String what, byte[] der) throws Exception {
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END " + what + "-----\n");
    }
}
