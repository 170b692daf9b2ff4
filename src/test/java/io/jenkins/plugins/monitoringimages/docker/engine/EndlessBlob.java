package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.InputStream;
import java.util.List;

/** Four gigabytes of zeros, which nobody is to read to their end. */
public final class EndlessBlob implements Blob {

    private static final long SIZE = 1L << 32;
    private static final long A_WHILE = 1L << 23;

    private final Runnable afterAWhile;

    public EndlessBlob() {
        this(() -> {});
    }

    /** @param afterAWhile is run once, when 8 MiB have been read */
    public EndlessBlob(Runnable afterAWhile) {
        this.afterAWhile = afterAWhile;
    }

    /** An image with such a layer. */
    public static Image image(Platform platform, Runnable afterAWhile) {
        return TestImages.image(platform, "endless", List.of(Layer.uncompressed(new EndlessBlob(afterAWhile))));
    }

    @Override
    public Sha256 sha256() {
        return new Sha256("0".repeat(64));
    }

    @Override
    public long size() {
        return SIZE;
    }

    @Override
    public InputStream open() {
        return new InputStream() {
            private long left = SIZE;

            @Override
            public int read() {
                return read(new byte[1], 0, 1) == 1 ? 0 : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int read = (int) Math.min(length, left);
                boolean before = SIZE - left < A_WHILE;
                left -= read;
                if (before && SIZE - left >= A_WHILE) {
                    afterAWhile.run();
                }
                return read;
            }
        };
    }
}
