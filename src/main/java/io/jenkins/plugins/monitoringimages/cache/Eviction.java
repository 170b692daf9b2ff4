package io.jenkins.plugins.monitoringimages.cache;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Removes blobs and their parts, the least recently used first, and never one in use. */
final class Eviction {

    private final CacheFiles files;

    Eviction(CacheFiles files) {
        this.files = files;
    }

    /** What can be removed; its time of last use is its time of modification. */
    private record Entry(Path file, Sha256 blob, long size, long lastUsed) {}

    /** How many bytes blobs and their parts have. */
    long size() throws IOException {
        return entries().stream().mapToLong(Entry::size).sum();
    }

    /** Removes until no more than this is left, or all that is left is in use. */
    void shrinkTo(long cap) throws IOException, InterruptedException {
        List<Entry> entries = entries();
        long size = entries.stream().mapToLong(Entry::size).sum();
        for (Entry entry : entries) {
            if (size <= cap) {
                return;
            }
            if (remove(entry)) {
                size -= entry.size();
            }
        }
    }

    private boolean remove(Entry entry) throws IOException, InterruptedException {
        Optional<CacheLock> lock = CacheLock.tryExclusive(files.useLock(entry.blob()));
        if (lock.isEmpty()) {
            return false;
        }
        CacheLock held = lock.get();
        try (held) {
            Files.deleteIfExists(entry.file());
            return true;
        }
    }

    /** All entries, the least recently used first. */
    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : CacheFiles.children(files.blobs())) {
            add(entries, file, file.getFileName().toString());
        }
        for (Path blob : CacheFiles.children(files.parts())) {
            for (Path content : CacheFiles.children(blob)) {
                for (Path file : CacheFiles.children(content)) {
                    add(entries, file, blob.getFileName().toString());
                }
            }
        }
        entries.sort(Comparator.comparingLong(Entry::lastUsed).thenComparing(Entry::file));
        return entries;
    }

    private static void add(List<Entry> entries, Path file, String blob) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile() && blob.matches("[0-9a-f]{64}")) {
                entries.add(new Entry(
                        file, new Sha256(blob), attributes.size(), attributes.lastModifiedTime().toMillis()));
            }
        } catch (NoSuchFileException e) {
            // Another process removed it just now.
        }
    }
}
