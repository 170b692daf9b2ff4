package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.docker.images.Replaced;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Moves tags to other images, and removes the image of ours that lost its last one. Builds of one process take turns. Those of
 * other processes, which may run on other machines, are not known here: what they did meanwhile is noticed afterwards.
 */
final class TagMove {

    /** More than the builds that are at work on one tag at once: each time another of them has come to its end. */
    private static final int TRIES = 20;

    /** An engine that fails for another reason does so again. */
    private static final int FAILURES = 3;

    /** One for each of many tags. */
    private static final List<ReentrantLock> LOCKS =
            Stream.generate(ReentrantLock::new).limit(64).toList();

    private final DockerHost host;
    private final Images images;
    private final Replaced replaced;

    TagMove(DockerHost host, Images images, Replaced replaced) {
        this.host = host;
        this.images = images;
        this.replaced = replaced;
    }

    /** What is to be tagged. */
    interface Tagged {

        /** By what the engine knows it, {@code sha256:...}. */
        String id();

        /** Whether the engine has all that belongs to it. */
        boolean isWhole(Images.Description described);

        /** Brings it, where it is not there or not any more. */
        void load() throws ImageException, InterruptedException;
    }

    /** Gives a tag to an image or an index. */
    void to(Tagged wanted, ImageReference tag) throws ImageException, InterruptedException {
        ReentrantLock lock = LOCKS.get(Math.floorMod((host + " " + tag).hashCode(), LOCKS.size()));
        lock.lockInterruptibly();
        try {
            int failures = 0;
            for (int tries = 0; tries < TRIES; tries++) {
                try {
                    if (isDone(wanted, tag)) {
                        return;
                    }
                } catch (ImageException e) {
                    // Perhaps another program gave the tag away at this very moment.
                    failures++;
                    if (failures == FAILURES) {
                        throw e;
                    }
                }
            }
            throw new ImageException("The image could not be tagged as " + tag + " at " + host
                    + ": it was removed there each time; see which other program removes images");
        } finally {
            lock.unlock();
        }
    }

    /** Whatever is removed here may just have been given the tag by another process: the last look is at the tag. */
    private boolean isDone(Tagged wanted, ImageReference tag) throws ImageException, InterruptedException {
        String id = wanted.id();
        Optional<Images.Description> before = images.inspectOrStop(tag.toString());
        if (before.filter(now -> now.id().equals(id) && wanted.isWhole(now)).isPresent()) {
            return true;
        }
        if (!images.tagOrStop(id, tag)) {
            wanted.load();
            return false;
        }
        boolean alone = replaced.by(id, before);
        Optional<Images.Description> now = images.inspectOrStop(tag.toString());
        if (now.filter(image -> !image.id().equals(id)).isPresent()) {
            // Another process moved the tag on, perhaps before it could see what lost it.
            replaced.removeIfOurs(id);
            return images.inspectOrStop(tag.toString()).isPresent();
        }
        if (!alone) {
            // Another process moved the tag between the first two steps, and what it put there is not known here.
            replaced.removeAll();
            now = images.inspectOrStop(tag.toString());
        }
        if (now.isPresent() && !wanted.isWhole(now.get())) {
            // It was removed while it was tagged: a store that keeps blobs has the name then, and nothing behind it.
            wanted.load();
            return false;
        }
        return now.isPresent();
    }
}
