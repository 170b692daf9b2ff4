package io.jenkins.plugins.monitoringimages.docker.save;

import java.util.Optional;

/** What was read of an engine's images before, so that none is read twice. What cannot be kept is as good as not known. */
public interface BaseNotes {

    /** @param image its id and platform, as a file name without a directory */
    public Optional<String> find(String image);

    public void keep(String image, String text);

    /** Keeps nothing. */
    public static BaseNotes none() {
        return new BaseNotes() {
            @Override
            public Optional<String> find(String image) {
                return Optional.empty();
            }

            @Override
            public void keep(String image, String text) {}
        };
    }
}
