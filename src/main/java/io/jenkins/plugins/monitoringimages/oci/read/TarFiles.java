package io.jenkins.plugins.monitoringimages.oci.read;

import io.jenkins.plugins.monitoringimages.oci.FileWork;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * The files of a tar, found by one pass over its headers and read where they lie. It comes from outside: names lead to nothing but
 * its own entries, and what is too many, too long or not within the file is refused.
 */
final class TarFiles implements LayoutFiles {

    static final int MOST_ENTRIES = 20_000;

    private final Path archive;
    private final Map<String, TarHeaders.Entry> entries = new HashMap<>();

    private TarFiles(Path archive) {
        this.archive = archive;
    }

    static TarFiles of(Path archive) throws IOException, InterruptedException {
        TarFiles files = new TarFiles(archive);
        try (SeekableByteChannel channel = Files.newByteChannel(archive)) {
            TarHeaders headers = new TarHeaders(channel);
            for (TarHeaders.Entry entry = headers.next(); entry != null; entry = headers.next()) {
                FileWork.stopIfInterrupted();
                files.entries.put(normal(entry.name()), entry);
                if (files.entries.size() > MOST_ENTRIES) {
                    throw tooMany();
                }
            }
        }
        if (files.entries.isEmpty()) {
            throw new IOException("it is no tar");
        }
        return files;
    }

    boolean has(String path) {
        return find(path) != null;
    }

    @Override
    public OptionalLong size(String path) {
        TarHeaders.Entry entry = find(path);
        return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.size());
    }

    @Override
    public InputStream open(String path) throws IOException {
        TarHeaders.Entry entry = find(path);
        if (entry == null) {
            throw new IOException("it has no " + path);
        }
        SeekableByteChannel channel = Files.newByteChannel(archive);
        channel.position(entry.offset());
        return new BoundedStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16), entry.size());
    }

    /** A file, or what a link of an old {@code docker save} leads to, which is one step away. */
    private TarHeaders.Entry find(String path) {
        TarHeaders.Entry entry = entries.get(normal(path));
        if (entry != null && !entry.link().isEmpty()) {
            entry = entries.get(target(path, entry.link(), entry.type() == TarArchiveEntry.LF_SYMLINK));
        }
        return entry == null || !entry.link().isEmpty() || entry.isDirectory() ? null : entry;
    }

    /** The name of what a link leads to. */
    static String target(String path, String link, boolean symbolic) {
        return normal(symbolic ? Path.of("/" + path).getParent().resolve(link).normalize().toString() : link);
    }

    static IOException tooMany() {
        return new IOException("it has more than " + MOST_ENTRIES + " files, which no archive of images has");
    }

    /** Without what it may begin with. */
    static String normal(String name) {
        String plain = name;
        while (plain.startsWith("./") || plain.startsWith("/")) {
            plain = plain.substring(plain.indexOf('/') + 1);
        }
        return plain;
    }
}
