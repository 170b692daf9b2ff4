package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.docker.load.EngineStore;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;

/** Images of several platforms that get a tag together. */
record TaggedIndex(EngineStore store, ImageIndex index) implements TagMove.Tagged {

    @Override
    public String id() {
        return index.digest();
    }

    /** An engine describes one of the images, of a platform of its own choice. */
    @Override
    public boolean isWhole(Images.Description described) {
        return index.images().stream().anyMatch(image -> described.isWhole(image.layers()));
    }

    @Override
    public void load() throws ImageException, InterruptedException {
        for (Image image : index.images()) {
            if (store.find(image).isEmpty()) {
                store.load(image);
            }
        }
        store.load(index);
    }
}
