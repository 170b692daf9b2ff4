package io.jenkins.plugins.monitoringimages.oci;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.util.Optional;

/** What was learnt of layers before, so that none is read twice. What cannot be kept is as good as not known. */
public interface LayerNotes {

    /** @param diffId of the layer */
    Optional<String> find(Sha256 diffId);

    void keep(Sha256 diffId, String text);
}
