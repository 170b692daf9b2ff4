package io.jenkins.plugins.monitoringimages.oci.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.MediaTypes;
import java.io.IOException;

/** Reads manifests and indexes, those of OCI and those of Docker's second schema. */
final class Manifests {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is asked for, as a header. */
    static final String ACCEPTED = String.join(
            ", ", MediaTypes.INDEX, MediaTypes.MANIFEST, MediaTypes.DOCKER_LIST, MediaTypes.DOCKER_MANIFEST);

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
        if (MediaTypes.isIndex(type) || MediaTypes.isManifest(type)) {
            return type;
        }
        return isIndex(json) ? MediaTypes.INDEX : MediaTypes.MANIFEST;
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
        return MediaTypes.compression(type)
                .orElseThrow(() -> new RegistryException(
                        where + " has a layer of an unknown kind: " + InvalidValueException.quote(type)));
    }

    static byte[] bytes(Blob manifest) throws RegistryException {
        try {
            return manifest.bytes();
        } catch (IOException e) {
            throw new RegistryException("The manifest " + manifest.digest() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
