package io.jenkins.plugins.monitoringimages.oci.store;

import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.PublishedImage;
import io.jenkins.plugins.monitoringimages.image.StoredImage;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.FileWork;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import io.jenkins.plugins.monitoringimages.oci.read.FoundImage;
import io.jenkins.plugins.monitoringimages.oci.read.ImageReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One file that {@code docker load}, {@code podman load}, skopeo and crane read. Publishing writes it beside its place and moves it
 * there once it is complete; each further tag writes it anew. It holds what was published through this object: what a file of that
 * name held before is replaced. The same images and tags give the same bytes.
 *
 * <p>Storing moves nothing; an image is read, and compared with its digests, when it is published.
 */
public final class ArchiveTarget implements ImageTarget {

    private final Path file;
    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private final Map<ImageReference, Content> published = new TreeMap<>(Comparator.comparing(ImageReference::toString));

    private ArchiveTarget(Path file) {
        this.file = file;
    }

    /** What lies under a tag; the image where there is no index. */
    private record Content(String digest, List<Image> images, Optional<ImageIndex> index) {

        static Content of(Image image) {
            return new Content(image.digest(), List.of(image), Optional.empty());
        }

        static Content of(ImageIndex index) {
            return new Content(index.digest(), index.images(), Optional.of(index));
        }
    }

    /**
     * @param file written when the first image is published; directories on the way to it are made then
     * @throws ImageException if a directory lies there
     */
    public static ArchiveTarget open(Path file) throws ImageException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ImageException(file + " is a directory or a device; an archive is a file such as images/prometheus.tar");
        }
        return new ArchiveTarget(file);
    }

    @Override
    public String description() {
        return "archive " + file;
    }

    @Override
    public boolean holdsIndexes() {
        return true;
    }

    @Override
    public boolean has(Image image) throws ImageException, InterruptedException {
        FileWork.stopIfInterrupted();
        return stored.contains(image.digest())
                || existing().stream()
                        .flatMap(found -> found.images().stream())
                        .anyMatch(there -> there.digest().equals(image.digest()));
    }

    @Override
    public StoredImage store(Image image, List<ImageReference> tags) throws ImageException, InterruptedException {
        FileWork.stopIfInterrupted();
        return new StoredImage(image.digest(), image.size(), stored.add(image.digest()) ? image.size() : 0);
    }

    @Override
    public PublishedImage publish(Image image, ImageReference tag) throws ImageException, InterruptedException {
        return publish(Content.of(image), tag.tagged());
    }

    @Override
    public PublishedImage publish(ImageIndex index, ImageReference tag) throws ImageException, InterruptedException {
        return publish(Content.of(index), tag.tagged());
    }

    @Override
    public Optional<String> digestOf(ImageReference tag) throws ImageException, InterruptedException {
        FileWork.stopIfInterrupted();
        return existing().stream()
                .filter(found -> found.names().contains(LayoutJson.fullName(tag)))
                .findFirst()
                .flatMap(FoundImage::digest);
    }

    @Override
    public void close() {
        stored.clear();
    }

    private synchronized PublishedImage publish(Content content, ImageReference tag)
            throws ImageException, InterruptedException {
        Content before = published.put(tag, content);
        boolean written = false;
        try {
            FileWork.guarded("The archive " + file + " cannot be written", () -> {
                write();
                return null;
            });
            written = true;
        } finally {
            if (!written && before == null) {
                published.remove(tag);
            } else if (!written) {
                published.put(tag, before);
            }
        }
        return new PublishedImage(tag.tagged().toString(), content.digest());
    }

    private void write() throws IOException, InterruptedException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        String prefix = "." + file.getFileName() + "-";
        TemporaryFile.sweep(directory, prefix);
        TemporaryFile temporary = TemporaryFile.create(directory, prefix);
        try (temporary) {
            OutputStream out = temporary.out();
            archive().writeTo(out);
            out.flush();
            temporary.moveTo(file);
        }
    }

    private ArchiveWriter archive() throws IOException, InterruptedException {
        Map<String, List<ImageReference>> tags = new LinkedHashMap<>();
        Map<String, Content> contents = new LinkedHashMap<>();
        published.forEach((tag, content) -> {
            contents.put(content.digest(), content);
            tags.computeIfAbsent(content.digest(), any -> new ArrayList<>()).add(tag);
        });
        ArchiveWriter writer = new ArchiveWriter(ArchiveOptions.complete());
        for (Content content : contents.values()) {
            List<ImageReference> names = tags.get(content.digest());
            if (content.index().isPresent()) {
                writer.add(content.index().get(), names);
            } else {
                writer.add(content.images().get(0), names);
            }
        }
        return writer;
    }

    /** What the file holds; nothing where there is none, or another one that the first publication replaces. */
    private List<FoundImage> existing() throws InterruptedException {
        try {
            return Files.isRegularFile(file) ? ImageReader.archive(file) : List.of();
        } catch (ImageException e) {
            return List.of();
        }
    }
}
