package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.docker.load.EngineStore;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The images that were stored over one connection, by their ids on the engine. Another build may remove one between its storing
 * and its smoke test; then it is brought again.
 */
final class StoredHere {

    private final EngineStore store;
    private final Map<String, Image> images = new ConcurrentHashMap<>();

    StoredHere(EngineStore store) {
        this.store = store;
    }

    void put(String id, Image image) {
        images.put(id, image);
    }

    /** @return whether the engine has the image now; false if it was not stored from here */
    boolean bringAgain(String id) throws ImageException, InterruptedException {
        Optional<Image> image = Optional.ofNullable(images.get(id));
        if (image.isEmpty()) {
            return false;
        }
        if (store.find(image.get()).isEmpty()) {
            store.load(image.get());
        }
        return true;
    }
}
