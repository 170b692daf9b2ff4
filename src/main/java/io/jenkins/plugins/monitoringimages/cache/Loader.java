package io.jenkins.plugins.monitoringimages.cache;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Puts something into a file.
 *
 * @param <E> why it may not be had; an {@link IOException} is understood as a failure of the cache directory
 */
@FunctionalInterface
public interface Loader<E extends Exception> {

    /** @return the SHA-256 of what was written */
    Sha256 load(FileChannel file) throws IOException, E, InterruptedException;
}
