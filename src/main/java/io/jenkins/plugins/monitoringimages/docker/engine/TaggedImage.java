package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.docker.load.EngineStore;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;

/** An image of one platform that gets a tag. */
record TaggedImage(EngineStore store, Image image) implements TagMove.Tagged {

    @Override
    public String id() {
        return store.kind().idOf(image);
    }

    @Override
    public boolean isWhole(Images.Description described) {
        return described.isWhole(image.layers());
    }

    @Override
    public void load() throws ImageException, InterruptedException {
        store.load(image);
    }
}
