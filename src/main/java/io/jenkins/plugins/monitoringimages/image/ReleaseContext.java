package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.release.TarballReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A build context, or a layer, with files of a release tarball in it: folders, small files, and then the tarball's
 * files in one pass over it. It needs the same memory whatever the size of the tarball, and gives the same
 * bytes whenever and wherever it is written.
 */
public final class ReleaseContext implements BuildContext {

    private static final String DOCKERFILE = "Dockerfile";

    private final Optional<String> dockerfile;
    private final Instant modified;
    private final Set<String> given;
    private final List<ContextEntry> directories = new ArrayList<>();
    private final Map<ContextEntry, byte[]> files = new LinkedHashMap<>();
    private ReleaseTarball tarball;
    private Function<String, Optional<ContextEntry>> placement = name -> Optional.empty();

    /**
     * @param dockerfile the whole text
     * @param modified the time of modification of all that is in it, to the second
     */
    public ReleaseContext(String dockerfile, Instant modified) {
        this(Optional.of(dockerfile), modified, Set.of());
    }

    /**
     * The files of a layer, by their paths in the image.
     *
     * @param modified the time of modification of all that is in it, to the second
     * @param given folders of the image that are not to be touched
     */
    public ReleaseContext(Instant modified, Set<String> given) {
        this(Optional.empty(), modified, given);
    }

    private ReleaseContext(Optional<String> dockerfile, Instant modified, Set<String> given) {
        this.dockerfile = dockerfile;
        this.modified = modified.truncatedTo(ChronoUnit.SECONDS);
        this.given = Set.copyOf(given);
    }

    /** Adds a folder; those on the way to a file need not be added, and are then root's. */
    public ReleaseContext directory(ContextEntry directory) {
        directories.add(directory);
        return this;
    }

    /** Adds a small file; files are written in the order in which they are added. */
    public ReleaseContext file(ContextEntry file, byte[] content) {
        files.put(file, content.clone());
        return this;
    }

    /** Adds a small file that everybody may read, as UTF-8. */
    public ReleaseContext file(String path, String content) {
        return file(ContextEntry.file(path), content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds files of a tarball.
     *
     * @param where tells for each name of {@link TarballReader} where it goes, or nothing for one that is left out
     */
    public ReleaseContext release(ReleaseTarball from, Function<String, Optional<ContextEntry>> where) {
        tarball = from;
        placement = where;
        return this;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if two files have the same path
     */
    @Override
    public void writeTo(OutputStream out) throws IOException, BuildException {
        ContextTar tar = new ContextTar(out, modified, given);
        if (dockerfile.isPresent()) {
            tar.file(ContextEntry.file(DOCKERFILE), dockerfile.get().getBytes(StandardCharsets.UTF_8));
        }
        for (ContextEntry directory : directories) {
            tar.directory(directory);
        }
        for (Map.Entry<ContextEntry, byte[]> file : files.entrySet()) {
            tar.file(file.getKey(), file.getValue());
        }
        if (tarball != null) {
            new TarballReader().read(tarball, (name, size, mode, content) -> {
                Optional<ContextEntry> place = placement.apply(name);
                if (place.isPresent()) {
                    tar.file(place.get(), size, content);
                }
            });
        }
        tar.finish();
    }
}
