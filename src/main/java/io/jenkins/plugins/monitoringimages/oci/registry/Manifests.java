package io.jenkins.plugins.monitoringimages.oci.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.util.Set;

/** Reads manifests and indexes, those of OCI and those of Docker's second schema. */
final class Manifests {

    private static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final Set<String> KNOWN = Set.of(OCI_MANIFEST, OCI_INDEX, DOCKER_MANIFEST, DOCKER_LIST);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is asked for, as a header. */
    static final String ACCEPTED = String.join(", ", OCI_INDEX, OCI_MANIFEST, DOCKER_LIST, DOCKER_MANIFEST);

    private Manifests() {}

    /** @param where names what is read, for a message */
    static JsonNode read(byte[] bytes, String where) throws RegistryException {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new RegistryException(where + " is no JSON, so that it is no image", e);
        }
        if (json.path("schemaVersion").asInt() == 1) {
            throw new RegistryException(where + " is in Docker's first schema of 2014, which is not read; push it again with a"
                    + " newer tool");
        }
        return json;
    }

    static boolean isIndex(JsonNode json) {
        return json.path("manifests").isArray();
    }

    static String mediaType(byte[] bytes) throws RegistryException {
        JsonNode json = read(bytes, "What is to be published");
        String type = json.path("mediaType").asText("");
        return KNOWN.contains(type) ? type : isIndex(json) ? OCI_INDEX : OCI_MANIFEST;
    }

    /** The digest of what a manifest or index refers to. */
    static Sha256 digest(JsonNode descriptor, String where) throws RegistryException {
        return digest(descriptor.path("digest").asText(""), where);
    }

    static Sha256 digest(String digest, String where) throws RegistryException {
        if (digest.startsWith("sha512:")) {
            throw new RegistryException(where + " names its parts by SHA-512, and only SHA-256 is read");
        }
        try {
            return new Sha256(digest);
        } catch (InvalidValueException e) {
            throw new RegistryException(where + " is damaged: " + InvalidValueException.quote(digest) + " is no digest", e);
        }
    }

    static Compression compression(JsonNode layer, String where) throws RegistryException {
        String type = layer.path("mediaType").asText("");
        if (type.contains("foreign") || type.contains("nondistributable")) {
            throw new RegistryException(where + " has a layer that its registry does not keep, as images of Windows have");
        }
        if (type.endsWith("tar+gzip") || type.endsWith("tar.gzip")) {
            return Compression.GZIP;
        }
        if (type.endsWith("tar+zstd") || type.endsWith("tar.zstd")) {
            return Compression.ZSTD;
        }
        if (type.endsWith(".tar")) {
            return Compression.NONE;
        }
        throw new RegistryException(where + " has a layer of an unknown kind: " + InvalidValueException.quote(type));
    }

    static byte[] bytes(Blob manifest) throws RegistryException {
        try {
            return manifest.bytes();
        } catch (IOException e) {
            throw new RegistryException("The manifest " + manifest.digest() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
