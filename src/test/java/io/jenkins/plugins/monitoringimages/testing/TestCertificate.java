package io.jenkins.plugins.monitoringimages.testing;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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

    /** One that is good for two days. */
    public static TestCertificate in(Path directory) throws Exception {
        Path store = directory.resolve("store.p12");
        keytool(store, "-genkeypair", "-alias", "test", "-keyalg", "EC", "-dname", "CN=test", "-validity", "2",
                "-ext", "san=ip:127.0.0.1,dns:localhost", "-ext", "bc=ca:true");
        KeyStore keys = load(store);
        return new TestCertificate(
                pem(directory.resolve("test.crt"), "CERTIFICATE", keys.getCertificate("test").getEncoded()),
                pem(directory.resolve("test.key"), "PRIVATE KEY", keys.getKey("test", PASSWORD.toCharArray()).getEncoded()),
                server(keys));
    }

    /** One that was good until eight days ago, of an authority that is still good: that is what {@code certificate} is here. */
    public static TestCertificate expired(Path directory) throws Exception {
        TestCertificate authority = in(directory);
        Path store = directory.resolve("store.p12");
        Path request = directory.resolve("server.csr");
        Path signed = directory.resolve("server.crt");
        keytool(store, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=server");
        keytool(store, "-certreq", "-alias", "server", "-file", request.toString());
        keytool(store, "-gencert", "-alias", "test", "-infile", request.toString(), "-outfile", signed.toString(),
                "-startdate", "-10d", "-validity", "2", "-ext", "san=ip:127.0.0.1,dns:localhost");
        keytool(store, "-importcert", "-alias", "server", "-file", signed.toString(), "-noprompt");
        keytool(store, "-delete", "-alias", "test");
        return new TestCertificate(authority.certificate(), authority.key(), server(load(store)));
    }

    private static void keytool(Path store, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
    }

    private static KeyStore load(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** Lays it out as {@code certs.d}, trusted for a registry. */
    public Path trustedFor(String address, Path directory) throws Exception {
        Path trusted = Files.createDirectories(directory.resolve(address));
        Files.copy(certificate, trusted.resolve("ca.crt"));
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
