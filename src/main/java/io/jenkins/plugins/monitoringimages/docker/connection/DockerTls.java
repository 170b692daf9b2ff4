package io.jenkins.plugins.monitoringimages.docker.connection;

import java.io.Serializable;

/**
 * Keys and certificates of a connection, as PEM texts or as a folder that holds them. The engine's certificate and
 * name are always verified.
 *
 * @param key the client's private key, secret; empty where the engine asks for no client certificate
 * @param certificate the client's certificate, with its chain; empty where the engine asks for none
 * @param authority the certificates that sign the engine's; empty to trust what Java trusts
 * @param folder on the machine that builds, with {@code key.pem}, {@code cert.pem} and {@code ca.pem}; empty where the
 *     texts are given
 */
public record DockerTls(String key, String certificate, String authority, String folder) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Texts, such as a credentials store holds; null is the same as empty. */
    public static DockerTls ofContents(String key, String certificate, String authority) {
        return new DockerTls(orEmpty(key), orEmpty(certificate), orEmpty(authority), "");
    }

    /** A folder as {@code DOCKER_CERT_PATH} names it. It is read when the connection is made. */
    public static DockerTls ofFolder(String folder) {
        return new DockerTls("", "", "", folder);
    }

    /** No key is shown. */
    @Override
    public String toString() {
        return folder.isEmpty() ? "TLS with keys given" : "TLS with the keys in " + folder;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
