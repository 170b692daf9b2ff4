package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.ScrapeTarget;
import java.util.List;
import java.util.Set;

/**
 * A member of a stack, as the others reach it.
 *
 * @param name of the member
 * @param offers what it offers
 * @param addresses where it serves HTTP, its metrics included: one in the network of the stack, or one for each host
 */
public record Peer(String name, Set<Offer> offers, List<ScrapeTarget> addresses) {

    public Peer {
        offers = Set.copyOf(offers);
        addresses = List.copyOf(addresses);
    }
}
