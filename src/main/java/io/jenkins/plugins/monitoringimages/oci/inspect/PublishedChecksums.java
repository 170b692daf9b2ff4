package io.jenkins.plugins.monitoringimages.oci.inspect;

import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.util.Optional;

/** Tells the SHA-256 that the project of a release publishes. */
@FunctionalInterface
public interface PublishedChecksums {

    /**
     * @return empty where nobody is to be asked
     * @throws BuildException if it cannot be had
     */
    Optional<Sha256> of(ReleaseAsset asset) throws BuildException, InterruptedException;

    /** Asks nobody. */
    static PublishedChecksums offline() {
        return asset -> Optional.empty();
    }
}
