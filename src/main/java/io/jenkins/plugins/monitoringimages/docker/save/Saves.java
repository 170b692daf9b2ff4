package io.jenkins.plugins.monitoringimages.docker.save;

import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.save.SavedImage.SavedLayer;
import io.jenkins.plugins.monitoringimages.docker.images.StoreKind;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Images that an engine has, read through its {@code save}: each only once, and layers only where somebody needs their bytes. */
public final class Saves {

    private final Connection connection;
    private final StoreKind kind;
    private final BaseNotes notes;

    public Saves(Connection connection, StoreKind kind, BaseNotes notes) {
        this.connection = connection;
        this.kind = kind;
        this.notes = notes;
    }

    /** @param id of the image; one of an index gives the image for the platform */
    public SavedImage read(String id, Platform platform) throws ImageException, InterruptedException {
        String key = new Sha256(id).hex() + "." + platform.suffix();
        SavedImage known = notes.find(key).flatMap(SavedImage::ofNote).orElse(null);
        if (known != null) {
            return known;
        }
        SavedImage read = EngineCall.askPatiently("save the image " + id, () -> save(id, platform));
        notes.keep(key, read.toNote());
        return read;
    }

    /** A layer that lies on the engine, and is read from there when it is opened. */
    public Layer layer(String id, SavedLayer saved) {
        long inflated = saved.compression() == Compression.NONE ? saved.size() : -1;
        return new Layer(new OnEngine(id, saved), saved.compression(), saved.diffId(), inflated);
    }

    private SavedImage save(String id, Platform platform) {
        try (SaveStream in = SaveStream.open(connection, id)) {
            SaveFiles files = SaveFiles.read(in);
            return kind.keepsBlobs() ? files.asStored(platform) : files.uncompressed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class OnEngine implements Blob {

        private final String image;
        private final SavedLayer layer;

        OnEngine(String image, SavedLayer layer) {
            this.image = image;
            this.layer = layer;
        }

        @Override
        public Sha256 sha256() {
            return layer.sha256();
        }

        @Override
        public long size() {
            return layer.size();
        }

        @Override
        public InputStream open() throws IOException {
            SaveStream save;
            try {
                save = SaveStream.open(connection, image);
            } catch (RuntimeException e) {
                throw new IOException("the container engine could not save it: " + EngineCall.message(e), e);
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(save);
            try {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    if (entry.getName().equals(layer.entry()) && entry.isFile()) {
                        return new Content(tar, save);
                    }
                }
            } catch (IOException e) {
                save.close();
                throw e;
            }
            save.close();
            throw new IOException("the container engine has the layer " + digest() + " no more");
        }

        @Override
        public String toString() {
            return digest();
        }
    }

    /** One entry; closing it ends the request instead of reading what follows. */
    private static final class Content extends FilterInputStream {

        private final SaveStream save;

        Content(InputStream tar, SaveStream save) {
            super(tar);
            this.save = save;
        }

        @Override
        public void close() {
            save.close();
        }
    }
}
