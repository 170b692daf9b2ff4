package io.jenkins.plugins.monitoringimages.docker.load;

import io.jenkins.plugins.monitoringimages.docker.images.StoreKind;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Layers that an engine had when it was last asked, so that they need not be sent. It may have lost them since: what is said here
 * is tried, and not relied on. Safe for several threads.
 */
public final class KnownLayers {

    private final StoreKind kind;
    private final Set<List<Sha256>> chains = new HashSet<>();

    public KnownLayers(StoreKind kind) {
        this.kind = kind;
    }

    /** @param diffIds of an image that the engine has, bottom first */
    public synchronized void add(List<Sha256> diffIds) {
        chains.add(List.copyOf(diffIds));
    }

    /** The diff ids of the image's layers that the engine is likely to have. */
    public synchronized Set<Sha256> of(Image image) {
        List<Sha256> wanted = image.layers().stream().map(Layer::diffId).toList();
        Set<Sha256> found = new HashSet<>();
        for (List<Sha256> chain : chains) {
            if (kind == StoreKind.CLASSIC) {
                found.addAll(wanted.subList(0, common(chain, wanted)));
            } else {
                wanted.stream().filter(chain::contains).forEach(found::add);
            }
        }
        return found;
    }

    /** A classic store knows a layer only on top of those below it. */
    private static int common(List<Sha256> chain, List<Sha256> wanted) {
        int same = 0;
        while (same < Math.min(chain.size(), wanted.size()) && chain.get(same).equals(wanted.get(same))) {
            same++;
        }
        return same;
    }
}
