package io.jenkins.plugins.monitoringimages.oci.registry;

import io.jenkins.plugins.monitoringimages.event.TransferProgress;
import io.jenkins.plugins.monitoringimages.http.Answer;
import io.jenkins.plugins.monitoringimages.http.HttpException;
import io.jenkins.plugins.monitoringimages.http.Redirects;
import io.jenkins.plugins.monitoringimages.http.TransientException;
import io.jenkins.plugins.monitoringimages.http.WebRequest;
import io.jenkins.plugins.monitoringimages.http.body.RequestBody;
import io.jenkins.plugins.monitoringimages.image.Blob;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts one blob into a repository: taken over from one beside it, or else sent whole in one request. */
final class BlobUpload {

    private final RegistryClient client;
    private final RegistryServer server;
    private final String path;

    BlobUpload(RegistryClient client, RegistryServer server, String path) {
        this.client = client;
        this.server = server;
        this.path = path;
    }

    /**
     * One attempt; the next one begins at the first byte.
     *
     * @param uploads where uploads begin
     * @return how many bytes were sent
     */
    long attempt(URI uploads, Blob blob, Optional<Repository> beside)
            throws TransientException, HttpException, RegistryException, InterruptedException {
        Optional<URI> place;
        try {
            place = begin(uploads, blob, beside);
        } catch (RegistryException e) {
            if (beside.isEmpty()) {
                throw e;
            }
            place = begin(uploads, blob, Optional.empty());
        }
        if (place.isEmpty()) {
            return 0;
        }
        if (blob instanceof RegistryBlob elsewhere) {
            elsewhere.fetch();
        }
        send(place.get(), blob);
        return blob.size();
    }

    /** Where the bytes are to be sent; nothing where the blob was taken over from beside. */
    private Optional<URI> begin(URI uploads, Blob blob, Optional<Repository> beside)
            throws TransientException, HttpException, RegistryException, InterruptedException {
        List<String> scopes = new ArrayList<>(List.of("repository:" + path + ":pull,push"));
        beside.ifPresent(other -> scopes.add("repository:" + other.path() + ":pull"));
        URI start = beside.map(other -> URI.create(uploads + "?mount=" + blob.digest() + "&from=" + other.path()))
                .orElse(uploads);
        try (Answer answer = server.send(WebRequest.of("POST", start), List.copyOf(scopes))) {
            if (answer.status() == 201 && beside.isPresent()) {
                return Optional.empty();
            }
            if (answer.status() == 202 && answer.header("Location").isPresent()) {
                return Optional.of(place(answer));
            }
            if (answer.isSuccess()) {
                throw new RegistryException(server.host() + " is not a registry: it does not say where to upload to in " + path);
            }
            throw server.refusal().of(answer, "push to " + path);
        }
    }

    /** A proxy before a registry often lets it believe that it is asked without TLS. */
    private URI place(Answer answer) throws HttpException, RegistryException {
        URI from = answer.uri();
        URI to = Redirects.resolve(from, answer.header("Location").orElseThrow());
        if ("https".equals(from.getScheme()) && "http".equalsIgnoreCase(to.getScheme())) {
            if (!from.getHost().equalsIgnoreCase(to.getHost())) {
                throw new RegistryException(server.host() + " wants uploads to be sent to " + Redirects.show(to)
                        + " without encryption, which is not done");
            }
            return URI.create(from.getScheme() + "://" + from.getRawAuthority() + to.getRawPath()
                    + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()));
        }
        return to;
    }

    private void send(URI place, Blob blob)
            throws TransientException, HttpException, RegistryException, InterruptedException {
        String action = "take " + blob.digest() + " into " + path;
        WebRequest request = WebRequest.of(
                        "PUT", URI.create(place + (place.getRawQuery() == null ? "?" : "&") + "digest=" + blob.digest()))
                .withHeader("Content-Type", "application/octet-stream")
                .withBody(new Body(blob));
        try (Answer answer = server.send(request, List.of("repository:" + path + ":pull,push"))) {
            if (answer.status() == 404) {
                throw new TransientException(server.host() + " lost an upload to " + path);
            }
            if (!answer.isSuccess()) {
                throw server.refusal().of(answer, action);
            }
        } catch (TransientException e) {
            throw new TransientException(
                    "The upload of " + Repository.shortName(blob.sha256()) + " to " + server.host() + "/" + path
                            + " failed: " + e.getMessage(),
                    e.retryAfter());
        }
    }

    /** A blob on its way, which tells how far it has come. */
    private final class Body implements RequestBody {

        private final Blob blob;

        Body(Blob blob) {
            this.blob = blob;
        }

        @Override
        public long length() {
            return blob.size();
        }

        @Override
        public InputStream open() throws IOException {
            TransferProgress progress = new TransferProgress(
                    Repository.shortName(blob.sha256()) + " to " + path, client.events(), client.clock());
            return new FilterInputStream(blob.open()) {

                private long sent;

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int read = in.read(buffer, offset, length);
                    sent += Math.max(0, read);
                    progress.moved(sent, blob.size());
                    return read;
                }
            };
        }
    }
}
