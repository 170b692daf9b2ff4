package io.jenkins.plugins.monitoringimages.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.ImageSpec;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the description of an image into its bytes. The same description on the same base gives the same bytes. */
public final class ImageAssembler {

    private final LayerNotes notes;

    /** @param notes keeps what was learnt of the layers of base images */
    public ImageAssembler(LayerNotes notes) {
        this.notes = notes;
    }

    /**
     * @param base the image that the description names; empty for {@code scratch}
     * @throws ImageException if the base cannot be read, or would have to do something when it is built upon
     */
    public Image assemble(ImageSpec spec, Optional<BaseImage> base) throws ImageException {
        try {
            JsonNode below = base.isEmpty() ? MissingNode.getInstance() : Json.read(base.get().config());
            refuseTriggers(spec, below);
            List<Layer> layers = new ArrayList<>(base.map(BaseImage::layers).orElse(List.of()));
            List<String> made = new ArrayList<>();
            BaseTree tree = base.isEmpty() ? BaseTree.empty() : BaseTree.of(base.get().layers(), notes);
            spec.release().ifPresent(release -> {
                layers.add(release.layer().orElseThrow());
                made.add("ADD " + release.fileName() + " /");
            });
            if (!spec.files().isEmpty()) {
                layers.add(FilesLayer.of(spec.files(), tree, spec.created()));
                made.add("COPY root/ /");
            }
            Blob json = Json.blob(
                    new ConfigJson(below, spec.created()).write(spec.platform(), spec.config(), layers, made));
            return new Image(spec.platform(), json, manifest(json, layers), layers);
        } catch (IOException e) {
            throw new ImageException("The base image " + spec.base().map(Object::toString).orElse("scratch")
                    + " cannot be built upon: " + e.getMessage(), e);
        }
    }

    /**
     * Several platforms under one name, in the order of the images.
     *
     * @param images of one component, each for another platform
     */
    public static ImageIndex index(List<Image> images) {
        ArrayNode manifests = Json.array();
        for (Image image : images) {
            Platform platform = image.platform();
            ObjectNode json = Json.object();
            json.put("architecture", platform.architecture());
            json.put("os", platform.os());
            if (!platform.variant().isEmpty()) {
                json.put("variant", platform.variant());
            }
            manifests.add(descriptor(MediaTypes.MANIFEST, image.manifest()).set("platform", json));
        }
        ObjectNode index = Json.object();
        index.put("schemaVersion", 2);
        index.put("mediaType", MediaTypes.INDEX);
        index.set("manifests", manifests);
        return new ImageIndex(Json.blob(index), images);
    }

    private static Blob manifest(Blob config, List<Layer> layers) {
        ObjectNode manifest = Json.object();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MediaTypes.MANIFEST);
        manifest.set("config", descriptor(MediaTypes.CONFIG, config));
        ArrayNode all = manifest.putArray("layers");
        layers.forEach(layer -> all.add(descriptor(layer.compression().mediaType(), layer.blob())));
        return Json.blob(manifest);
    }

    private static ObjectNode descriptor(String mediaType, Blob blob) {
        ObjectNode descriptor = Json.object();
        descriptor.put("mediaType", mediaType);
        descriptor.put("digest", blob.digest());
        descriptor.put("size", blob.size());
        return descriptor;
    }

    private static void refuseTriggers(ImageSpec spec, JsonNode below) throws ImageException {
        if (!below.path("config").path("OnBuild").isEmpty()) {
            throw new ImageException("The base image " + spec.base().map(Object::toString).orElse("")
                    + " has ONBUILD instructions, which only a container engine can run; say image.build: dockerfile, or"
                    + " take another base");
        }
    }
}
