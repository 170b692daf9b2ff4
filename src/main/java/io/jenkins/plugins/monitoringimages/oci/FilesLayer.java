package io.jenkins.plugins.monitoringimages.oci;

import io.jenkins.plugins.monitoringimages.archive.PlainTar;
import io.jenkins.plugins.monitoringimages.archive.StoredGzip;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.FileEntry;
import io.jenkins.plugins.monitoringimages.image.FileEntry.Kind;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.LayerTree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A few files as a layer: sorted, with numeric owners and one time, not compressed, so that the same files give the same bytes
 * on every machine. Each directory on the way to a file is written too, as the base has it: engines differ in what they make
 * of a directory that a layer leaves out.
 */
final class FilesLayer {

    private final TreeMap<String, FileEntry> entries = new TreeMap<>();
    private final TreeMap<String, Node> parents = new TreeMap<>();
    private final FileTime modified;

    private FilesLayer(Instant modified) {
        this.modified = FileTime.from(modified);
    }

    /**
     * @param files where they are to be found in the image; links of the base on the way are followed
     * @param base below the layer
     * @param modified the time of all entries, to the second
     * @throws IOException if the links of the base go in circles
     */
    static Layer of(List<FileEntry> files, BaseTree base, Instant modified) throws IOException {
        FilesLayer layer = new FilesLayer(modified);
        for (FileEntry file : files) {
            layer.add(file, base);
        }
        byte[] tar = layer.tar();
        return new Layer(Blob.of(StoredGzip.of(tar)), Compression.GZIP, Sha256.of(tar), tar.length);
    }

    private void add(FileEntry file, BaseTree base) throws IOException {
        String parent = base.resolve(file.parent());
        String name = file.path().substring(file.path().lastIndexOf('/'));
        String path = parent.equals("/") ? name : parent + name;
        FileEntry placed = file.at(file.kind() == Kind.DIRECTORY ? base.resolve(path) : path);
        entries.put(placed.path(), placed);
        // As COPY makes them: the directory that gets the file is its owner's, those above are root's.
        Node missing = file.kind() == Kind.DIRECTORY ? Node.ROOTS : new Node(0755, file.owner(), file.owner(), "");
        for (String each = placed.parent(); !each.equals("/"); each = each.substring(0, Math.max(1, each.lastIndexOf('/')))) {
            parents.putIfAbsent(each, base.directory(each).orElse(missing));
            missing = Node.ROOTS;
        }
    }

    private byte[] tar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = PlainTar.to(bytes)) {
            Map<String, TarArchiveEntry> headers = new TreeMap<>();
            parents.forEach((path, node) -> headers.put(path, directory(path, node)));
            entries.forEach((path, entry) -> headers.put(path, header(entry)));
            for (Map.Entry<String, TarArchiveEntry> header : headers.entrySet()) {
                tar.putArchiveEntry(header.getValue());
                if (header.getValue().isFile()) {
                    tar.write(entries.get(header.getKey()).content());
                }
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private TarArchiveEntry header(FileEntry entry) {
        return switch (entry.kind()) {
            case DIRECTORY -> directory(entry.path(), new Node(entry.mode(), entry.owner(), entry.owner(), ""));
            case LINK -> {
                TarArchiveEntry link = new TarArchiveEntry(entry.path().substring(1), TarConstants.LF_SYMLINK);
                link.setLinkName(entry.target());
                yield owned(link, entry.mode(), entry.owner(), entry.owner());
            }
            case FILE -> {
                TarArchiveEntry file = new TarArchiveEntry(entry.path().substring(1), TarConstants.LF_NORMAL);
                file.setSize(entry.content().length);
                yield owned(file, entry.mode(), entry.owner(), entry.owner());
            }
        };
    }

    private TarArchiveEntry directory(String path, Node node) {
        TarArchiveEntry directory = new TarArchiveEntry(path.substring(1) + "/", TarConstants.LF_DIR);
        return owned(directory, node.mode(), node.user(), node.group());
    }

    private TarArchiveEntry owned(TarArchiveEntry entry, int mode, long user, long group) {
        return PlainTar.owned(entry, mode, user, group, modified);
    }
}
