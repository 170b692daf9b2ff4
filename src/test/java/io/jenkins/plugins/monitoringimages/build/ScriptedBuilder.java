package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BuildContext;
import io.jenkins.plugins.monitoringimages.image.BuildRequest;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.EngineInfo;
import io.jenkins.plugins.monitoringimages.image.ImageBuilder;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageSettings;
import io.jenkins.plugins.monitoringimages.image.LayerRequest;
import io.jenkins.plugins.monitoringimages.image.SmokeTestRequest;
import io.jenkins.plugins.monitoringimages.image.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.image.EngineImage;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A container engine that does what a test says, and keeps what it was asked for. */
final class ScriptedBuilder implements ImageBuilder {

    final List<String> calls = new CopyOnWriteArrayList<>();
    final Map<Platform, Map<String, String>> contexts = new ConcurrentHashMap<>();
    final Map<Platform, ImageSettings> settings = new ConcurrentHashMap<>();
    final Map<String, BuiltImage> images = new ConcurrentHashMap<>();
    final Map<ImageReference, BuiltImage> bases = new ConcurrentHashMap<>();
    final Map<ImageReference, String> tags = Collections.synchronizedMap(new LinkedHashMap<>());
    String baseId = "sha256:" + "b".repeat(64);
    final Set<Platform> refused = new HashSet<>();
    SmokeTestResult proof = new SmokeTestResult(SmokeTestResult.Outcome.READY, "it answered");
    String proofFailure = "";
    private final AtomicInteger next = new AtomicInteger();

    @Override
    public EngineInfo engine() {
        return new EngineInfo("unix:///none", "0", "1.41", "linux/amd64");
    }

    @Override
    public BuiltImage build(BuildRequest request, BuildEvents events) throws BuildException {
        if (refused.contains(request.platform())) {
            throw new ImageException("no space left");
        }
        contexts.put(request.platform(), read(request.context()));
        calls.add("build " + request.platform());
        return add(request.platform());
    }

    @Override
    public String base(ImageReference base, Platform platform, RegistryCredentials login, BuildEvents events) {
        return baseId;
    }

    @Override
    public BuiltImage layer(LayerRequest request, BuildEvents events) throws BuildException {
        if (refused.contains(request.platform())) {
            throw new ImageException("no space left");
        }
        boolean release = request.parentId().equals(baseId);
        calls.add((release ? "layer for " : "configure for ") + request.platform());
        if (request.files().isPresent()) {
            contexts.computeIfAbsent(request.platform(), p -> new ConcurrentHashMap<>())
                    .putAll(read(request.files().get()));
        }
        settings.put(request.platform(), request.settings());
        return add(request.platform());
    }

    @Override
    public SmokeTestResult prove(SmokeTestRequest request, BuildEvents events) throws ImageException {
        calls.add("prove " + request.platform() + " on " + request.port() + request.readyPath());
        if (!proofFailure.isEmpty()) {
            throw new ImageException(proofFailure);
        }
        return proof;
    }

    @Override
    public void tag(String imageId, ImageReference tag) {
        calls.add((tag.repository().equals(ReleaseImages.REPOSITORY) ? "keep as " : "tag ") + tag);
        tags.put(tag, imageId);
    }

    @Override
    public void untag(ImageReference tag) {
        calls.add("untag " + tag);
        images.remove(tags.remove(tag));
    }

    @Override
    public Optional<String> push(ImageReference tag, RegistryCredentials login, BuildEvents events) {
        calls.add("push " + tag + (login == null ? "" : " as " + login));
        return Optional.of("sha256:" + "d".repeat(64));
    }

    @Override
    public Optional<BuiltImage> inspect(ImageReference name) {
        return Optional.ofNullable(bases.get(name));
    }

    @Override
    public Optional<BuiltImage> find(String imageId) {
        return Optional.ofNullable(images.get(imageId));
    }

    @Override
    public List<ImageReference> tagsOf(String repository) {
        List<ImageReference> found = new ArrayList<>(tags.keySet());
        found.removeIf(tag -> !tag.name().equals(repository));
        Collections.reverse(found);
        return found;
    }

    @Override
    public List<EngineImage> findByLabel(String label, String value) {
        return List.of();
    }

    @Override
    public void discard(String imageId) {
        calls.add("discard " + images.remove(imageId).platform());
    }

    @Override
    public void close() {}

    private BuiltImage add(Platform platform) {
        BuiltImage image = new BuiltImage("sha256:" + String.format("%064x", next.incrementAndGet()), platform, 42);
        images.put(image.id(), image);
        return image;
    }

    private static Map<String, String> read(BuildContext context) throws BuildException {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            context.writeTo(bytes);
            Map<String, String> files = new ConcurrentHashMap<>();
            try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return files;
        } catch (IOException e) {
            throw new ImageException("the context cannot be read", e);
        }
    }
}
