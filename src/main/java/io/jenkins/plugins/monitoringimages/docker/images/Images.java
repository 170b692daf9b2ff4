package io.jenkins.plugins.monitoringimages.docker.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The images that an engine has. */
public final class Images {

    /** What engines answer while another build gives a tag to the image or removes it; asked again they know which. */
    private static final Pattern CHANGING = Pattern.compile(
            "data changed during operation|layer does not exist|failed to read config content|content digest \\S+ not found");

    private static final int TRIES = 20;

    private final Connection connection;

    public Images(Connection connection) {
        this.connection = connection;
    }

    /** @param name an id, or a reference with a tag or digest */
    public Optional<Description> inspect(String name) throws ImageException {
        return EngineCall.ask(connection, "inspect " + name, () -> describe(name));
    }

    /** The same for work that is given up when its thread is interrupted. */
    public Optional<Description> inspectOrStop(String name) throws ImageException, InterruptedException {
        return EngineCall.askOrStop(connection, "inspect " + name, () -> describe(name));
    }

    private Optional<Description> describe(String name) {
        return settled(() -> {
            try {
                return Optional.of(Description.of(connection.client().inspectImageCmd(name).exec()));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /** Asks again while the engine is changing what it is asked about. */
    private static <T> T settled(Supplier<T> question) {
        for (int tries = 1; ; tries++) {
            try {
                return question.get();
            } catch (DockerException e) {
                if (tries == TRIES || !CHANGING.matcher(String.valueOf(e.getMessage())).find()) {
                    throw e;
                }
            }
        }
    }

    /**
     * The platforms of which the engine has all of an image. Only engines since 28 can be asked; others give none.
     *
     * @param name an id, or a reference with a tag or digest
     */
    public List<String> wholePlatforms(String name) throws ImageException, InterruptedException {
        Optional<JsonNode> image = EngineCall.askOrStop(
                connection, "inspect " + name, () -> connection.ask("/v1.48/images/" + name + "/json?manifests=true"));
        List<String> platforms = new ArrayList<>();
        for (JsonNode manifest : image.orElse(MissingNode.getInstance()).path("Manifests")) {
            if (manifest.path("Available").asBoolean()) {
                platforms.add(PlatformName.of(manifest.path("ImageData").path("Platform")));
            }
        }
        return platforms;
    }

    /**
     * Whether a manifest with all of its content lies in an index that the engine has. Only engines since 27.2 can be asked;
     * others give false.
     *
     * @param digest {@code sha256:...} of the manifest
     */
    public boolean isInAnIndex(String digest) throws ImageException, InterruptedException {
        Optional<JsonNode> all =
                EngineCall.askOrStop(connection, "list images", () -> connection.ask("/v1.47/images/json?manifests=true"));
        for (JsonNode image : all.orElse(MissingNode.getInstance())) {
            for (JsonNode manifest : image.path("Manifests")) {
                if (manifest.path("ID").asText().equals(digest) && manifest.path("Available").asBoolean()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The ids of images that have a label and no tag. */
    public List<String> danglingWith(String label) throws ImageException {
        return EngineCall.ask(connection, "list images", () -> settled(() -> connection
                .client()
                .listImagesCmd()
                .withLabelFilter(label)
                .withDanglingFilter(true)
                .exec()
                .stream()
                .map(image -> image.getId())
                .toList()));
    }

    /** All images without a tag; for a thread that may wait for it as long as the engine takes. */
    public List<Image> dangling() {
        return settled(() -> connection.client().listImagesCmd().withDanglingFilter(true).exec());
    }

    /**
     * Puts a tag on an image.
     *
     * @return false if the engine has no such image (any more)
     */
    public boolean tagOrStop(String image, ImageReference tag) throws ImageException, InterruptedException {
        return EngineCall.askOrStop(connection, "tag the image as " + tag, () -> {
            try {
                connection.client().tagImageCmd(image, tag.name(), tag.tag()).exec();
                return true;
            } catch (NotFoundException e) {
                return false;
            }
        });
    }

    /**
     * Removes a tag, and with the last one the image and what only it was built on.
     *
     * @param name a tag, or the id of an image without one; none that is there is no error
     */
    public void remove(String name) throws ImageException {
        EngineCall.ask(connection, "remove the image " + name, () -> {
            try {
                return connection.client().removeImageCmd(name).exec();
            } catch (NotFoundException e) {
                return null;
            }
        });
    }

    /**
     * Removes an image without a tag, and what only it was built on, unless something was built on it.
     *
     * @return whether it was removed by this
     */
    public boolean removeIfUnused(String id) throws ImageException {
        return EngineCall.ask(connection, "remove the image " + id, () -> {
            try {
                connection.client().removeImageCmd(id).exec();
                return true;
            } catch (NotFoundException | ConflictException e) {
                return false;
            }
        });
    }

    /**
     * Removes just this image, if nothing else needs it.
     *
     * @return whether it is gone
     */
    public boolean removeLayer(String id) {
        try {
            connection.client().removeImageCmd(id).withNoPrune(true).exec();
            return true;
        } catch (NotFoundException e) {
            return true;
        } catch (DockerException e) {
            return false;
        }
    }

    /**
     * What an engine says of an image.
     *
     * @param platform as the engine writes it, which need not be one that can be asked for
     * @param tags references that it was given
     * @param layers diff ids, bottom first; empty where the engine lacks parts of the image
     * @param digests under which registries know it, each behind a repository and {@code @}
     */
    public record Description(
            String id, String os, String architecture, String variant, long size, List<String> tags,
            Map<String, String> labels, List<String> layers, List<String> digests) {

        public static Description of(InspectImageResponse answer) {
            Object variant = answer.getRawValues().get("Variant");
            return new Description(
                    answer.getId(),
                    orEmpty(answer.getOs()),
                    orEmpty(answer.getArch()),
                    variant instanceof String text ? text : "",
                    answer.getSize() == null ? 0 : answer.getSize(),
                    answer.getRepoTags() == null ? List.of() : List.copyOf(answer.getRepoTags()),
                    answer.getConfig() == null || answer.getConfig().getLabels() == null
                            ? Map.of()
                            : Map.copyOf(answer.getConfig().getLabels()),
                    answer.getRootFS() == null || answer.getRootFS().getLayers() == null
                            ? List.of()
                            : List.copyOf(answer.getRootFS().getLayers()),
                    answer.getRepoDigests() == null ? List.of() : List.copyOf(answer.getRepoDigests()));
        }

        /** Whether the engine has all layers of an image with these diff ids. */
        public boolean isWhole(List<Layer> wanted) {
            return layers.equals(wanted.stream().map(layer -> layer.diffId().digest()).toList());
        }

        /** The digest under which the registry of this name knows the image. */
        public Optional<Sha256> digestIn(ImageReference name) {
            return digests.stream()
                    .filter(digest -> digest.contains("/" + name.name() + "@") || digest.startsWith(name.name() + "@"))
                    .map(digest -> new Sha256(digest.substring(digest.indexOf('@') + 1)))
                    .findFirst();
        }

        public List<Sha256> diffIds() {
            return layers.stream().map(Sha256::new).toList();
        }

        public String platformName() {
            return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
        }

        /**
         * The image's platform where it is one that can be asked for. A variant of no meaning is left out, and arm
         * without one is v7: engines that keep their images in containerd drop the variant of what they commit, and mean
         * that.
         *
         * @see <a href="https://pkg.go.dev/github.com/containerd/platforms#hdr-ARM_Support">containerd's platforms</a>
         */
        public Optional<Platform> platform() {
            boolean plain = architecture.equals("arm64") && variant.equals("v8")
                    || architecture.equals("amd64") && variant.equals("v1");
            boolean dropped = architecture.equals("arm") && variant.isEmpty();
            try {
                return Optional.of(new Platform(os, architecture, dropped ? "v7" : plain ? "" : variant));
            } catch (InvalidValueException e) {
                return Optional.empty();
            }
        }

        public boolean isFor(Platform wanted) {
            return platform().map(wanted::equals).orElse(false);
        }

        private static String orEmpty(String text) {
            return text == null ? "" : text;
        }
    }
}
