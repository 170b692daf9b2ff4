package io.jenkins.plugins.monitoringimages.oci.registry;

import io.jenkins.plugins.monitoringimages.event.TransferProgress;
import io.jenkins.plugins.monitoringimages.http.Answer;
import io.jenkins.plugins.monitoringimages.http.HttpException;
import io.jenkins.plugins.monitoringimages.http.TransientException;
import io.jenkins.plugins.monitoringimages.http.WebRequest;
import io.jenkins.plugins.monitoringimages.http.body.RequestBody;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * A repository of a registry: its blobs and manifests. Each method tries again what failed for a passing reason.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">OCI distribution specification</a>
 */
public final class Repository {

    /** The largest manifest that is read, in bytes; registries take no larger ones. */
    static final int LARGEST_MANIFEST = 4 << 20;

    private final RegistryClient client;
    private final RegistryServer server;
    private final String path;
    private final List<String> pull;
    private final List<String> push;

    Repository(RegistryClient client, RegistryServer server, String path) {
        this.client = client;
        this.server = server;
        this.path = path;
        this.pull = List.of("repository:" + path + ":pull");
        this.push = List.of("repository:" + path + ":pull,push");
    }

    /** Whether both are of one registry, so that one can take blobs of the other without moving them. */
    boolean isBeside(Repository other) {
        return server.host().equals(other.server.host());
    }

    String path() {
        return path;
    }

    /** Whether a blob is there. */
    public boolean has(Sha256 blob) throws RegistryException, InterruptedException {
        return client.retry(() -> {
            try (Answer answer = server.send(WebRequest.of("HEAD", uri("/blobs/" + blob.digest())), push)) {
                return found(answer, "look for " + blob.digest() + " in " + path);
            }
        });
    }

    /** The digest under a tag, or of a manifest by its own digest; nothing where there is none. */
    public Optional<String> digest(String reference) throws RegistryException, InterruptedException {
        Optional<Optional<String>> head = client.retry(() -> {
            WebRequest request = WebRequest.of("HEAD", uri("/manifests/" + reference))
                    .withHeader("Accept", Manifests.ACCEPTED);
            try (Answer answer = server.send(request, pull)) {
                return found(answer, "look for " + reference + " in " + path)
                        ? Optional.of(answer.header("Docker-Content-Digest"))
                        : Optional.empty();
            }
        });
        if (head.isPresent() && head.get().isEmpty()) {
            return manifest(reference).map(Blob::digest);
        }
        return head.flatMap(digest -> digest);
    }

    /** A manifest or index by tag or digest; nothing where there is none. It is compared with a digest. */
    public Optional<Blob> manifest(String reference) throws RegistryException, InterruptedException {
        return client.retry(() -> {
            WebRequest request =
                    WebRequest.get(uri("/manifests/" + reference)).withHeader("Accept", Manifests.ACCEPTED);
            try (Answer answer = server.send(request, pull)) {
                String action = "read " + reference + " of " + path;
                if (!found(answer, action)) {
                    return Optional.empty();
                }
                Blob manifest = Blob.of(answer.all(LARGEST_MANIFEST));
                String wanted = reference.contains(":")
                        ? reference
                        : answer.header("Docker-Content-Digest").filter(d -> d.startsWith("sha256:")).orElse("");
                if (!wanted.isEmpty() && !wanted.equals(manifest.digest())) {
                    throw new RegistryException(server.host() + " sent other bytes (" + manifest.digest() + ") than "
                            + wanted + " says when it was asked to " + action);
                }
                return Optional.of(manifest);
            }
        });
    }

    /** Puts a manifest or index under a tag or its digest; all that it names must be there. */
    public void put(String reference, Blob manifest) throws RegistryException, InterruptedException {
        client.retry(() -> {
            byte[] bytes = Manifests.bytes(manifest);
            WebRequest request = WebRequest.of("PUT", uri("/manifests/" + reference))
                    .withHeader("Content-Type", Manifests.mediaType(bytes))
                    .withBody(RequestBody.of(bytes));
            try (Answer answer = server.send(request, push)) {
                if (!answer.isSuccess()) {
                    throw server.refusal().of(answer, "publish " + reference + " in " + path);
                }
                String stored = answer.header("Docker-Content-Digest").orElse(manifest.digest());
                if (!stored.equals(manifest.digest())) {
                    throw new RegistryException(server.host() + " changed the manifest of " + path + ":" + reference
                            + ": it has " + stored + " instead of " + manifest.digest());
                }
                return reference;
            }
        });
    }

    /**
     * Puts a blob here that is not here.
     *
     * @param beside a repository of the same registry that has it, if one is known
     * @return how many bytes were sent for it; 0 if it was taken from beside
     */
    public long upload(Blob blob, Optional<Repository> beside) throws RegistryException, InterruptedException {
        return client.retry(() -> new BlobUpload(client, server, path).attempt(uri("/blobs/uploads/"), blob, beside));
    }

    /** A small blob such as a configuration, compared with its digest; nothing where there is none. */
    public Optional<Blob> small(Sha256 digest) throws RegistryException, InterruptedException {
        return client.retry(() -> {
            String action = "read " + digest.digest() + " of " + path;
            try (Answer answer = server.send(WebRequest.get(uri("/blobs/" + digest.digest())), pull)) {
                if (!found(answer, action)) {
                    return Optional.empty();
                }
                Blob blob = Blob.of(answer.all(LARGEST_MANIFEST));
                if (!blob.sha256().equals(digest)) {
                    throw new RegistryException(server.host() + " sent other bytes (" + blob.digest() + ") than "
                            + digest.digest() + " says when it was asked to " + action);
                }
                return Optional.of(blob);
            }
        });
    }

    /** Reads a blob into a file; what cannot be written is an {@link IOException}. */
    Sha256 download(Sha256 blob, long size, FileChannel file) throws RegistryException, IOException, InterruptedException {
        IOException[] unwritable = new IOException[1];
        Sha256 received = client.retry(() -> {
            WebRequest request = WebRequest.get(uri("/blobs/" + blob.digest()));
            try (Answer answer = server.send(request, pull)) {
                if (!answer.isSuccess()) {
                    throw server.refusal().of(answer, "read " + blob.digest() + " of " + path);
                }
                return receive(answer, blob, size, file);
            } catch (IOException e) {
                unwritable[0] = e;
                return blob;
            }
        });
        if (unwritable[0] instanceof ClosedByInterruptException) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        if (unwritable[0] != null) {
            throw unwritable[0];
        }
        return received;
    }

    private Sha256 receive(Answer answer, Sha256 blob, long size, FileChannel file)
            throws IOException, TransientException, RegistryException, InterruptedException {
        TransferProgress progress = new TransferProgress(shortName(blob) + " of " + path, client.events(), client.clock());
        MessageDigest digest = Sha256.newDigest();
        file.truncate(0);
        long received = 0;
        for (Optional<ByteBuffer> piece = answer.next(); piece.isPresent(); piece = answer.next()) {
            received += piece.get().remaining();
            digest.update(piece.get().duplicate());
            if (received > size) {
                break;
            }
            while (piece.get().hasRemaining()) {
                file.write(piece.get());
            }
            progress.moved(received, size);
        }
        if (received < size) {
            throw new TransientException(shortName(blob) + " of " + this + " ended after " + received + " of " + size + " bytes");
        }
        Sha256 sha256 = Sha256.of(digest);
        if (!sha256.equals(blob)) {
            throw new RegistryException(server.host() + " sent other bytes than " + blob.digest() + " says when it was"
                    + " asked for that blob of " + path + "; it, or what lies between, is damaged");
        }
        return sha256;
    }

    /** As people recognise a digest. */
    static String shortName(Sha256 digest) {
        return digest.digest().substring(0, "sha256:".length() + 12);
    }

    private boolean found(Answer answer, String action)
            throws TransientException, RegistryException, InterruptedException {
        if (answer.status() != 404 && !answer.isSuccess() || answer.isSuccess() && answer.isWebPage()) {
            throw server.refusal().of(answer, action);
        }
        return answer.isSuccess();
    }

    private URI uri(String below) throws TransientException, HttpException, RegistryException, InterruptedException {
        return URI.create(server.base() + "/v2/" + path + below);
    }

    /** Registry and path. */
    @Override
    public String toString() {
        return server.host() + "/" + path;
    }
}
